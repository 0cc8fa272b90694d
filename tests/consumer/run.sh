#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
#   tests/consumer/run.sh [way...]
#
# Takes Hinge into a project of its own in every way that the README shows, or in those named: each folder here is such a
# project. They are built in a temporary folder, from a copy of this repository that has been moved away by then, and print a
# value of Hinge whose bits they check.
set -euo pipefail
shopt -s inherit_errexit
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
ways=("$@")
[ ${#ways[@]} -gt 0 ] || ways=(readme find_package pkg_config add_subdirectory fetchcontent single_header dispatch parallel vcpkg conan)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CXXFLAGS='-Wall -Wextra -Werror'
export CMAKE_GENERATOR=Ninja CMAKE_BUILD_TYPE=Release CMAKE_EXPORT_COMPILE_COMMANDS=ON

fail() { printf 'consumer: %s\n' "$*" >&2; exit 1; }
quietly() { "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "$* failed"; }; }

# xsimd, where setup.sh put it or where the system has it.
xsimd=/usr
[ ! -d "$root/build/deps/usr" ] || xsimd=$root/build/deps/usr
[ -e "$xsimd/include/xsimd/xsimd.hpp" ] || fail "no xsimd in $xsimd: run sh cmake/setup.sh ci"

source "$here/common.sh"

# Every block of code in the README's "Use it" stands in a project here, word for word.
readme() {
    python3 - "$root/README.md" "$here" <<'END'
import pathlib, re, sys
section = re.search(r"\n## Use it\n(.*?)\n## ", pathlib.Path(sys.argv[1]).read_text(), re.S)[1]
blocks = re.findall(r"```\w*\n(.*?)```", section, re.S)
files = [path.read_text() for path in pathlib.Path(sys.argv[2]).rglob("*") if path.is_file()]
for block in blocks:
    if not any(block in text for text in files):
        sys.exit(f"consumer: in no project under tests/consumer, but in the README:\n{block}")
print(f"{len(blocks)} blocks of code")
END
}

find_package() {
    local prefix
    prefix=$(installed)
    project find_package
    build "$prefix;$xsimd"
    built_from "$prefix/include"
    ./build/consumer
    local version
    for version in 0.1 0.0.9; do # what a project may ask for, and what it may not
        sed "s/find_package(hinge/& $version/" "$here/find_package/CMakeLists.txt" >CMakeLists.txt
        build "$prefix;$xsimd"
    done
    sed 's/find_package(hinge/& 1/' "$here/find_package/CMakeLists.txt" >CMakeLists.txt
    ! cmake -B build "-DCMAKE_PREFIX_PATH=$prefix;$xsimd" >"$work/log" 2>&1 || fail "version 1 was found"

    # As a CMake does that is too old for a file set.
    sed 's/find_package(hinge/set(CMAKE_VERSION 3.22.1)\n&/' "$here/find_package/CMakeLists.txt" >CMakeLists.txt
    ! cmake --fresh -B build "-DCMAKE_PREFIX_PATH=$prefix;$xsimd" >"$work/log" 2>&1 || fail "CMake 3.22 takes Hinge"
    grep -q 'Hinge needs CMake 3.23 or later' "$work/log" || fail "CMake 3.22 is not told what is needed: $(cat "$work/log")"

    cp "$here/find_package/CMakeLists.txt" .
    without_xsimd "-DCMAKE_PREFIX_PATH=$prefix;$xsimd" -DCMAKE_DISABLE_FIND_PACKAGE_xsimd=ON
    local old
    old=$(old_xsimd)
    without_xsimd "-DCMAKE_PREFIX_PATH=$prefix" "$old"
    grep -q '^-- Hinge: passing over xsimd 12.1.1' configure.log || fail "CMake does not say that xsimd is too old"
    sed 's/find_package(hinge/find_package(xsimd REQUIRED)\n&/' "$here/find_package/CMakeLists.txt" >CMakeLists.txt
    without_xsimd "-DCMAKE_PREFIX_PATH=$prefix" "$old"
    sed 's/find_package(hinge/& QUIET/' "$here/find_package/CMakeLists.txt" >CMakeLists.txt
    quietly cmake --fresh -B build "-DCMAKE_PREFIX_PATH=$prefix" -DCMAKE_DISABLE_FIND_PACKAGE_xsimd=ON
    ! grep Hinge "$work/log" || fail "find_package(hinge QUIET) is not quiet"
}

pkg_config() {
    local prefix
    prefix=$(installed)
    project pkg_config
    mkdir pc # a copy that knows where its headers are: the one unpacked by setup.sh says /usr
    sed "s,^prefix=.*,prefix=$xsimd,; s,^includedir=.*,includedir=$xsimd/include," "$(find "$xsimd"/lib* "$xsimd/share" -name xsimd.pc | head -n 1)" >pc/xsimd.pc
    export PKG_CONFIG_PATH="$prefix/share/pkgconfig:$PWD/pc"
    mkdir stale # an xsimd.pc that was moved, and names where it was
    sed 's,^\(prefix\|includedir\)=.*,\1=/nowhere,' pc/xsimd.pc >stale/xsimd.pc
    mv "$prefix" "$work/hinge" # pkg-config puts no quotes around a space
    PKG_CONFIG_PATH="$work/hinge/share/pkgconfig:$PWD/pc" sh -e build.sh
    if [ ! -e /usr/include/xsimd ]; then
        ! PKG_CONFIG_PATH="$work/hinge/share/pkgconfig:$PWD/stale" sh -e build.sh 2>"$work/log" ||
            fail "a stale xsimd.pc leads to a build without xsimd"
        grep -q 'hinge: pkg-config names a folder' "$work/log" || fail "not said: $(cat "$work/log")"
    fi
    mv "$work/hinge" "$prefix"
    ./consumer
    ! PKG_CONFIG_LIBDIR= PKG_CONFIG_PATH="$prefix/share/pkgconfig" pkg-config --cflags hinge >"$work/log" 2>&1 ||
        fail "pkg-config does not ask for xsimd"
    grep -q "'xsimd', required by 'hinge', not found" "$work/log" || fail "pkg-config does not name xsimd: $(cat "$work/log")"
    sed 's/^Version:.*/Version: 12.1.1/' -i pc/xsimd.pc
    ! pkg-config --cflags hinge >"$work/log" 2>&1 || fail "pkg-config takes xsimd 12"
}

add_subdirectory() {
    project add_subdirectory
    unpack .
    # Neither the tests' packages nor an install rule of its own; and a parent may use these names itself.
    build "$xsimd" -DCMAKE_DISABLE_FIND_PACKAGE_Catch2=ON -DCMAKE_DISABLE_FIND_PACKAGE_benchmark=ON \
        -DHINGE_MPFR_LIBRARY=NOTFOUND -DBUILD_TESTS=ON -DBUILD_TESTING=ON "-DCMAKE_INSTALL_PREFIX=$PWD/prefix"
    built_from hinge/include
    ./build/consumer
    quietly cmake --install build
    [ ! -e prefix ] || fail "a subproject installed $(find prefix -type f | head -n 3)"
    ! ninja -C build -t targets all | grep -E 'hinge_(tests|bench)|one_value|Experimental' || fail "a subproject has targets of Hinge's own"
    ! grep -E -- '-march|-Wshadow|-O3.*-O3' build/compile_commands.json || fail "a subproject adds flags"
    build "$xsimd" -DHINGE_INSTALL=ON
    quietly cmake --install build
    [ -e prefix/share/cmake/hinge/hingeConfig.cmake ] || fail "HINGE_INSTALL=ON installed no package"

    without_xsimd -DCMAKE_DISABLE_FIND_PACKAGE_xsimd=ON
    without_xsimd "$(old_xsimd)"
    grep -q '^-- Hinge: passing over xsimd 12.1.1' configure.log || fail "CMake does not say that xsimd is too old"
    local fetch=(--fresh -DCMAKE_DISABLE_FIND_PACKAGE_xsimd=ON -DHINGE_FETCH_XSIMD=ON)
    ! https_proxy=http://localhost:9 cmake -B build "${fetch[@]}" >"$work/log" 2>&1 || fail "xsimd was fetched without a network"
    grep -q 'Hinge: cannot download' "$work/log" || fail "CMake does not say that xsimd cannot be downloaded"
    [ "$(wc -l <"$work/log")" -le 25 ] || fail "a download that fails takes more than 25 lines: $(cat "$work/log")"
    mkdir xsimd # in the place of what would be downloaded
    cat >xsimd/CMakeLists.txt <<END
add_library(xsimd INTERFACE)
target_include_directories(xsimd INTERFACE "$xsimd/include")
END
    build "" "${fetch[@]}" "-DFETCHCONTENT_SOURCE_DIR_XSIMD=$PWD/xsimd"
    ninja -C build -t deps >deps.txt
    grep -qF xsimd/xsimd.hpp deps.txt || fail "the xsimd that was fetched is not used"
}

fetchcontent() {
    project fetchcontent
    build "$xsimd" "-DHINGE_URL=file://$archive"
    built_from build/_deps/hinge-src/include
    ./build/consumer
}

single_header() {
    project single_header
    cp "$root/single_include/hinge.hpp" .
    sh -e build.sh
    ./consumer
    CPLUS_INCLUDE_PATH=$xsimd/include sh -e build.sh
    ./consumer
}

dispatch() {
    local prefix qemu cpu
    prefix=$(installed)
    project dispatch
    build "$prefix;$xsimd"
    built_from "$prefix/include"
    ./build/consumer
    ! cmake -B without "-DCMAKE_PREFIX_PATH=$prefix" -DCMAKE_DISABLE_FIND_PACKAGE_xsimd=ON >"$work/log" 2>&1 ||
        fail "hinge_add_dispatch takes a Hinge without xsimd"
    grep -q 'hinge_add_dispatch: it needs xsimd' "$work/log" || fail "hinge_add_dispatch does not say that it needs xsimd"
    qemu=$(command -v qemu-x86_64 || command -v qemu-x86_64-static) || return 0
    [ "$(uname -m)" = x86_64 ] || return 0
    for cpu in Nehalem Haswell; do "$qemu" -cpu $cpu ./build/consumer 2>/dev/null; done
}

parallel() {
    local prefix
    prefix=$(installed)
    project parallel
    build "$prefix;$xsimd"
    built_from "$prefix/include"
    ./build/consumer
    ! cmake --fresh -B build "-DCMAKE_PREFIX_PATH=$prefix;$xsimd" -DCMAKE_DISABLE_FIND_PACKAGE_TBB=ON >"$work/log" 2>&1 ||
        fail "the component parallel is there without TBB"
    grep -q 'Hinge: no TBB found, on which libstdc++ runs' "$work/log" || fail "CMake does not say that TBB is missing: $(cat "$work/log")"
    # A part is asked for after the whole, and one that is not there.
    sed 's/find_package(hinge/find_package(hinge REQUIRED)\n&/' "$here/parallel/CMakeLists.txt" >CMakeLists.txt
    build "$prefix;$xsimd" --fresh
    ./build/consumer
    sed 's/parallel)/serial)/' "$here/parallel/CMakeLists.txt" >CMakeLists.txt
    ! cmake --fresh -B build "-DCMAKE_PREFIX_PATH=$prefix;$xsimd" >"$work/log" 2>&1 || fail "there is a component serial"
    grep -q 'there is no component serial' "$work/log" || fail "CMake does not say that there is no component serial: $(cat "$work/log")"
    # Whoever does not ask for it goes without TBB.
    sed 's/COMPONENTS parallel/OPTIONAL_COMPONENTS parallel/; s/hinge::parallel/hinge::hinge/' "$here/parallel/CMakeLists.txt" >CMakeLists.txt
    cp "$here/main.cpp" .
    build "$prefix;$xsimd" --fresh -DCMAKE_DISABLE_FIND_PACKAGE_TBB=ON
    ./build/consumer
    # From a subfolder.
    unpack .
    cp "$here/parallel/main.cpp" .
    sed 's/find_package(.*/add_subdirectory(hinge)/' "$here/parallel/CMakeLists.txt" >CMakeLists.txt
    build "$xsimd" --fresh
    built_from hinge/include
    ./build/consumer
}

vcpkg() {
    project vcpkg
    unpack .
    quietly cmake -DPORT_DIR="$PWD/hinge/cmake/vcpkg/hinge" -DPACKAGES_DIR="$PWD/packages" -DPREFIX_PATH="$xsimd" \
        -DVERSION="$(sed -n 's/^#define HINGE_VERSION "\(.*\)"$/\1/p' hinge/include/hinge/hinge.hpp)" -P "$here/vcpkg/stand_in.cmake"
    mkdir copied
    cp -r hinge/cmake/vcpkg/hinge copied/hinge
    ! cmake -DPORT_DIR="$PWD/copied/hinge" -DPACKAGES_DIR="$PWD/none" -DPREFIX_PATH= -DVERSION=0 -P "$here/vcpkg/stand_in.cmake" >"$work/log" 2>&1 ||
        fail "a copied port packages something"
    grep -q 'this port packages the clone of Hinge that it' "$work/log" || fail "a copied port does not say what is wrong: $(cat "$work/log")"
    rm -r hinge packages-buildtree
    cp "$here/find_package/CMakeLists.txt" .
    build "$PWD/packages;$xsimd"
    built_from "$PWD/packages/include"
    ./build/consumer
}

conan() {
    local venv=$root/build/conan-venv
    if ! python3 -m venv "$venv" >"$work/log" 2>&1 || ! "$venv/bin/pip" install --quiet 'conan>=2' >"$work/log" 2>&1; then
        printf '\n=== SKIPPED: pip cannot install Conan here, so its package was not made\n\n'
        return
    fi
    project conan
    unpack .
    cp "$here/dispatch/CMakeLists.txt" "$here/dispatch/main.cpp" .
    (
        export PATH=$venv/bin:$PATH CONAN_HOME=$work/conan-home XSIMD_INCLUDE=$xsimd/include
        unset CMAKE_GENERATOR
        quietly command conan profile detect
        quietly command conan remote remove '*' # offline
        quietly command conan create xsimd
        (cd hinge && find . -type f | sort) >before
        quietly sh -e build.sh
        (cd hinge && find . -type f ! -path '*/__pycache__/*' | sort) | diff before - || fail "Conan leaves files in the clone"
        ! command conan create hinge -s compiler.cppstd=17 >"$work/log" 2>&1 || fail "Conan takes C++17"
        grep -q 'Current cppstd (17)' "$work/log" || fail "Conan says nothing of C++17"
    )
    rm -r hinge
    ./build/consumer
}

for way in "${ways[@]}"; do
    [ -d "$here/$way" ] || [ "$way" = readme ] || fail "no way is called $way"
    printf '%s: ' "$way"
    (set -e; "$way")
done
