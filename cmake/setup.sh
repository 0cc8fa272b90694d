#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Makes a Debian or Ubuntu machine ready to build Hinge; silent when it already is.
#
#   sh cmake/setup.sh [demo|test|bench|docs|neon64|windows|foreign|ci]      (test if nothing is said)
#
# HINGE_XSIMD_SUITE   take xsimd from this suite of the distribution, even if the machine has a good one
# HINGE_DEPS          where such an xsimd goes, build/deps if unset; add $HINGE_DEPS/usr to CMAKE_PREFIX_PATH
set -eu
export LC_ALL=C # the answers of apt are read below

goal=${1:-test}
suite=${HINGE_XSIMD_SUITE:-}
build=$(cd "$(dirname "$0")/.." && pwd)/build
deps=${HINGE_DEPS:-$build/deps}
arm=$build/deps-arm64
windows=$build/deps-windows
newer_gxx=$build/deps-gxx
libcxx=$build/deps-libcxx
case $deps in /*) ;; *) deps=$PWD/$deps ;; esac

say() { printf 'setup: %s\n' "$*"; }
die() { say "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }
wants() { case " $* ci " in *" $goal "*) ;; *) return 1 ;; esac; }

wants demo test bench docs neon64 windows foreign || die "usage: sh cmake/setup.sh [demo|test|bench|docs|neon64|windows|foreign|ci]"

cxx_ok() {
    if [ -n "${CXX:-}" ]; then has "${CXX%% *}"; else has g++ && [ "$(g++ -dumpversion | cut -d. -f1)" -ge 12 ]; fi
}

# 3.25 is the first release with workflow presets.
cmake_ok() {
    has cmake && [ "$(printf '3.25\n%s\n' "$(cmake --version | sed -n '1s/[^0-9]*//p')" | sort -V | head -n 1)" = 3.25 ]
}

# xsimd_ok PREFIX: the headers say it themselves, whoever put them there.
xsimd_ok() {
    xsimd_major=$(sed -n 's/^#define XSIMD_VERSION_MAJOR *//p' "$1/include/xsimd/config/xsimd_config.hpp" 2>/dev/null) || true
    [ "${xsimd_major:-0}" -ge 13 ]
}

xsimd_found() {
    if [ -n "$suite" ]; then xsimd_ok "$deps/usr" && [ "$(cat "$deps/suite" 2>/dev/null)" = "$suite" ]
    else xsimd_ok /usr || xsimd_ok /usr/local || xsimd_ok "$deps/usr"; fi
}

if ! has apt-get; then
    say "no apt-get here; CMake fetches xsimd, Catch2 and Google Benchmark itself where they are not installed"
    missing=
    cxx_ok || has c++ || missing=" a C++20 compiler (g++ 12, clang 14 or later),"
    cmake_ok || missing="$missing cmake 3.25 or later,"
    has ninja || missing="$missing ninja,"
    [ -n "$missing" ] || exit 0
    die "please install${missing%,}. For example
  dnf install gcc-c++ cmake ninja-build mpfr-devel gnuplot
  pacman -S gcc cmake ninja mpfr gnuplot
  brew install cmake ninja mpfr gnuplot      (the compiler: xcode-select --install)"
fi

# --- From the system's own suite ------------------------------------------------------------------

packages=
updated=
install() { packages="$packages $1"; say "installing $1: $2"; }

# "installed*" because a package of two architectures answers twice.
installed() { case $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) in installed*) ;; *) return 1 ;; esac; }
package() { installed "$1" || install "$@"; }

as_root() {
    if [ "$(id -u)" = 0 ]; then env DEBIAN_FRONTEND=noninteractive "$@"
    elif has sudo; then sudo env DEBIAN_FRONTEND=noninteractive "$@"
    else die "not root, and no sudo here. Run this as root, then this script again: apt-get update${packages:+ && apt-get install -y --no-install-recommends$packages}"
    fi
}
update() { [ -n "$updated" ] || as_root apt-get update -qq; updated=yes; }

# The highest clang-NN that apt has.
newest_clang() {
    newest=$(apt-cache search --names-only '^clang-[0-9]+$' | sed -n 's/^clang-\([0-9]*\) .*/\1/p' | sort -n | tail -n 1)
    [ -n "$newest" ]
}

cxx_ok || install g++ "the compiler"
cmake_ok || install cmake "the build"
has ninja || install ninja-build "the build tool of the presets"
if wants test; then
    package catch2 "the test framework"
    package libmpfr-dev "the reference values of the accuracy tests"
    package libgmp-dev "MPFR stands on it"
    has python3 || install python3-minimal "writes the single header that is tested"
fi
if wants test bench; then
    package libeigen3-dev "an example and a peer in the benchmarks are on Eigen"
    package libtbb-dev "libstdc++ runs std::execution::par on it, for <hinge/parallel.hpp>"
fi
if wants bench; then
    package libbenchmark-dev "the benchmarks run on Google Benchmark"
    has python3 || install python3-minimal "prints the benchmarks' table"
fi
if wants docs; then
    has doxygen || install doxygen "the reference"
    python3 -c 'import html.parser' 2>/dev/null || install python3 "feeds Doxygen and checks the links"
fi
if wants neon64; then
    has aarch64-linux-gnu-g++ || install g++-aarch64-linux-gnu "the compiler for 64-bit Arm"
    has qemu-aarch64-static || install qemu-user-static "runs the programs for 64-bit Arm"
fi
# foreign TOOL PACKAGE WHAT-FOR: the tests go without what cannot be had.
foreign() {
    has "$1" || {
        [ -n "$updated" ] || [ -n "$(apt-cache show "$2" 2>/dev/null)" ] || update # a fresh image has no lists yet
        if [ -n "$(apt-cache show "$2" 2>/dev/null)" ]; then install "$2" "$3"; else say "no $2 to be had here"; fi
    }
}
if wants windows; then
    foreign x86_64-w64-mingw32-g++-posix g++-mingw-w64-x86-64-posix "the compiler for Windows"
    foreign wine wine "runs the programs for Windows"
    installed wine64 || foreign "" wine64 "the part of it for 64 bits"
fi
if [ "$goal" = foreign ]; then # nothing that ci needs every day
    foreign powerpc64le-linux-gnu-g++ g++-powerpc64le-linux-gnu "the compiler for POWER"
    foreign aarch64-linux-gnu-g++ g++-aarch64-linux-gnu "the compiler for 64-bit Arm"
    foreign arm-linux-gnueabihf-g++ g++-arm-linux-gnueabihf "the compiler for 32-bit Arm"
    foreign i686-linux-gnu-g++ g++-i686-linux-gnu "the compiler for 32-bit x86"
    foreign riscv64-linux-gnu-g++ g++-riscv64-linux-gnu "the compiler for RISC-V"
    foreign s390x-linux-gnu-g++ g++-s390x-linux-gnu "the compiler for a big-endian machine"
    foreign qemu-ppc64le-static qemu-user-static "runs the programs for all of them"
    foreign clang++ clang "the compiler for WebAssembly"
    if newest_clang; then foreign "clang++-$newest" "clang-$newest" "the compiler for RISC-V's vectors"; fi
    foreign wasm-ld lld "the linker for WebAssembly"
    foreign node nodejs "runs the programs for WebAssembly"
    [ -e /usr/include/wasm32-wasi/stdlib.h ] || foreign "" wasi-libc "the C library for WebAssembly"
    [ -e /usr/include/wasm32-wasi/c++/v1/vector ] || foreign "" libc++-dev-wasm32 "the C++ library for WebAssembly"
    installed libclang-rt-dev-wasm32 || foreign "" libclang-rt-dev-wasm32 "what clang links for WebAssembly"
fi
if wants demo bench; then
    has gnuplot || install gnuplot-nox "draws the curves"
fi
if wants; then
    has clang++ || install clang "the second compiler"
    has clang-format || install clang-format "the format check"
    has clang-tidy || install clang-tidy "the lint"
    has pkg-config || install pkg-config "one of the ways to find an installed Hinge"
    has pip || python3 -m ensurepip --version >/dev/null 2>&1 || install python3-venv "Conan comes into a virtual environment"
    # The sanitizers' package has clang's version in its name, so it is read from what clang depends on.
    if installed clang; then depends=$(dpkg-query -W -f '${Depends}' clang)
    elif has clang++; then depends=
    else update; depends=$(apt-cache show --no-all-versions clang | sed -n 's/^Depends: //p'); fi
    clang=$(printf '%s\n' "$depends" | sed -n 's/.*clang-\([0-9][0-9]*\).*/\1/p')
    [ -z "$clang" ] || package "libclang-rt-$clang-dev" "the sanitizers of clang $clang"
    newest_clang || { update && newest_clang; } || true # a fresh image has no lists yet
    if [ "${newest:-0}" -gt "${clang:-0}" ]; then package "clang-$newest" "the newest clang here"; fi
fi

# Of the mirrors apt knows, the distribution's own: -updates and -security have a dash in their suite's name.
own_mirror() {
    # shellcheck disable=SC2016  # the names are apt's
    mirror=$(apt-get indextargets --format '$(ORIGIN) $(CODENAME) $(SUITE) $(REPO_URI)' 'Created-By: Packages' |
        awk -v own="$distribution $codename" 'tolower($1) " " $2 == own && $3 !~ /-/ { print $4; exit }')
    [ -n "$mirror" ]
}

# shellcheck disable=SC1091
. /etc/os-release
if [ -n "${UBUNTU_CODENAME:-}" ]; then distribution=ubuntu codename=$UBUNTU_CODENAME component=universe newer=resolute catch2=jammy
else distribution=debian codename=${VERSION_CODENAME:-} component=main newer=trixie catch2=bookworm; fi

fetch=
if wants windows foreign && [ -z "$suite" ] && ! xsimd_ok "$deps/usr"; then # what stands in /usr is beside Linux's own headers
    fetch=yes
elif ! xsimd_found; then
    [ -z "$packages" ] || update
    own_mirror || update # a fresh image has no lists yet
    version=$(apt-cache policy libxsimd-dev | sed -n 's/^ *Candidate: *//p')
    if [ -z "$suite" ] && dpkg --compare-versions "${version:-0}" ge 13 2>/dev/null; then
        install libxsimd-dev "the batches Hinge is written in"
    else
        fetch=yes
    fi
fi

if [ -n "$packages" ]; then
    update
    # shellcheck disable=SC2086  # one word per package
    as_root apt-get install -y -qq --no-install-recommends $packages >/dev/null
    cxx_ok || die "g++ here is older than 12: install a newer one and name it in CXX"
    cmake_ok || die "cmake here is older than 3.25: install a newer one, for example with pip install cmake"
fi

# A peer that the benchmarks do without where it cannot be had; not for CI, which has no use for its times.
if [ "$goal" = bench ] && ! installed libdnnl-dev; then
    say "installing libdnnl-dev: oneDNN, a peer in the benchmarks"
    (update && as_root apt-get install -y -qq --no-install-recommends libdnnl-dev) >/dev/null 2>&1 ||
        say "no libdnnl-dev to be had here, the benchmarks go without oneDNN"
fi

# --- From another suite or for another architecture, into a directory of their own -----------------

# What g++-NN, the highest that apt has, stands on, down to the C library.
newest_gxx() {
    gxx=$(apt-cache search --names-only '^g[+][+]-[0-9]+$' | sed -n 's/^g++-\([0-9]*\) .*/\1/p' | sort -n | tail -n 1)
    apt-get install -s -qq --no-install-recommends "g++-$gxx" | sed -n 's/^Inst \([^ ]*\) .*/\1/p'
}

# $into/g++ runs it on its own C library, which is newer than the machine's and stays where it is.
wrap_gxx() {
    for gxx in "$1"/bin/x86_64-linux-gnu-g++-*; do gxx=${gxx##*-}; done
    cat >"${1%/usr}/g++" <<END
#!/bin/sh
root=$into
loader=\$root/usr/lib64/ld-linux-x86-64.so.2 libraries=\$root/usr/lib/x86_64-linux-gnu
exec "\$loader" --library-path "\$libraries" "\$root/usr/bin/x86_64-linux-gnu-g++-$gxx" \\
    -wrapper "\$loader,--library-path,\$libraries" --sysroot="\$root" -B"\$root/usr/bin" \\
    -B"\$root/usr/lib/gcc/x86_64-linux-gnu/$gxx" -B"\$root/usr/libexec/gcc/x86_64-linux-gnu/$gxx" "\$@"
END
    chmod +x "${1%/usr}/g++"
}

# take DIRECTORY SUITE ARCHITECTURE CHECK PACKAGE...: unpacks the packages there, if CHECK PREFIX finds them good.
take() (
    into=$1 from=$2 architecture=$3 check=$4
    shift 4
    own_mirror || update
    own_mirror || die "apt knows no mirror of $distribution $codename: install $* by other means"
    for keyring in /usr/share/keyrings/$distribution-archive-keyring.gpg /usr/share/keyrings/$distribution-archive-keyring.pgp; do
        [ ! -e "$keyring" ] || break
    done

    # Only what this script made is replaced.
    [ ! -e "$into" ] || [ -e "$into/suite" ] || rmdir "$into" 2>/dev/null ||
        die "$into holds something else: move it away, or name another place for xsimd in HINGE_DEPS"

    mkdir -p "$(dirname "$into")"
    tmp=$(mktemp -d "$into.XXXXXX")
    trap 'rm -rf "$tmp"' EXIT
    trap 'exit 1' HUP INT TERM
    mkdir -p "$tmp/state/lists/partial" "$tmp/cache/archives/partial" "$tmp/prefix"

    # apt fetches, so that signatures and hashes are checked, but on a state of its own that goes with $tmp. With the machine's
    # status file an installed xsimd could win over the suite's; the cleared hooks, and a default release, belong to the machine.
    printf '%s\n' "deb [signed-by=$keyring target=Packages] $mirror $from $component" >"$tmp/sources.list"
    cat >"$tmp/apt.conf" <<END
Dir::State "$tmp/state";
Dir::State::lists "$tmp/state/lists";
Dir::State::status "/dev/null";
Dir::Cache "$tmp/cache";
Dir::Cache::archives "$tmp/cache/archives";
Dir::Etc::sourcelist "$tmp/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
#clear APT::Architectures;
APT::Architectures { "$architecture"; };
APT::Architecture "$architecture";
APT::Default-Release "";
APT::Sandbox::User "root";
#clear APT::Update;
END
    (
        cd "$tmp" && export APT_CONFIG="$tmp/apt.conf" && apt-get update -qq || exit
        # shellcheck disable=SC2046  # one word per package
        [ "$1" != newest_gxx ] || set -- $(newest_gxx)
        apt-get download -qq "$@"
    ) || die "could not get $* from $from at $mirror"
    for deb in "$tmp"/*.deb; do dpkg-deb -x "$deb" "$tmp/prefix"; done
    find "$tmp/prefix" -name '*.pc' -exec sed -i "s,=/usr,=$into/usr," {} + # where they are now
    "$check" "$tmp/prefix/usr"

    printf '%s\n' "$from" >"$tmp/prefix/suite"
    rm -rf "$into"
    mv -T "$tmp/prefix" "$into"
)

xsimd_fits() {
    xsimd_ok "$1" || die "the xsimd of $suite is version ${xsimd_major:-unknown}, Hinge needs 13 or later: name a newer suite in HINGE_XSIMD_SUITE"
}

if [ -n "$fetch" ]; then
    # Headers only, so they fit an older system; xtl because the package's CMake config asks for it.
    suite=${suite:-$newer}
    say "taking xsimd from $suite into $deps: this system's own is missing, too old or not the one asked for"
    take "$deps" "$suite" "$(dpkg --print-architecture)" xsimd_fits libxsimd-dev xtl-dev
fi

if wants neon64 && [ "$(cat "$arm/suite" 2>/dev/null)" != "$codename" ]; then
    if [ $distribution = debian ]; then
        say "taking Catch2 and MPFR for 64-bit Arm into $arm"
        take "$arm" "$codename" arm64 true catch2 libmpfr-dev libgmp-dev
    else
        say "no preset neon64 here: Ubuntu keeps the packages for Arm on other mirrors than this machine's" >&2
        [ "$goal" = ci ] || exit 1
    fi
fi

if wants windows && [ ! -e "$windows/suite" ]; then
    # The last suite with Catch2 2, one header, of which CMake makes the library for Windows.
    say "taking Catch2 for Windows into $windows"
    take "$windows" "$catch2" "$(dpkg --print-architecture)" true catch2
fi

if wants && [ $distribution = debian ] && [ "$(uname -m)" = x86_64 ] && [ ! -e "$newer_gxx/suite" ]; then
    say "taking the newest g++ of sid into $newer_gxx: for the check of warnings, which never runs what it makes"
    (take "$newer_gxx" sid amd64 wrap_gxx newest_gxx) || say "no newer g++ to be had here"
fi
if wants && [ $distribution = debian ] && [ "${newest:-0}" -gt 0 ] && [ ! -e "$libcxx/suite" ]; then
    say "taking libc++ into $libcxx: headers for the check of warnings"
    (take "$libcxx" sid "$(dpkg --print-architecture)" true "libc++-$newest-dev") || say "no libc++ of clang $newest to be had here"
fi
