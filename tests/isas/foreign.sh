#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Hinge without xsimd on ISAs that this machine does not have, by cross compilers and emulators: array calls, on vectors
# of Hinge's own or on scalars, and scalar calls give the bits that tests/row has, and nothing raises a warning.
#
#   sh cmake/setup.sh foreign && sh tests/isas/foreign.sh [ISA...]
#
# What has no compiler or no emulator here is skipped, and said; not so an ISA that was asked for.
set -eu
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
asked=$*
failed=

names=$(sed -n 's,^#include <hinge/activation/\(.*\)\.hpp>,\1,p' include/hinge/activations.hpp)
{
    for name in $names; do echo "#include \"row/$name.hpp\""; done
    echo 'template <class Visitor> void for_each_row(Visitor visit) {'
    for name in $names; do echo "visit(rows::$name{});"; done
    echo '}'
} >"$work/all_rows.hpp"

cat >"$work/wasi.cjs" <<'END'
const [program, directory] = process.argv.slice(2);
const wasi = new (require('wasi').WASI)({ version: 'preview1', preopens: { [directory]: directory } });
WebAssembly.instantiate(require('fs').readFileSync(program), { wasi_snapshot_preview1: wasi.wasiImport })
    .then(({ instance }) => { process.exitCode = wasi.start(instance); });
END

# shellcheck disable=SC2086  # flags and arguments are words
checks() {
    common="$compiler $flags -std=c++20 -DHINGE_NO_XSIMD -Iinclude -Itests -I$work"
    strict="-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror"
    $common $strict -fsyntax-only tests/compile/compiles_clean.cpp || return 1
    $common $strict -O2 -c tests/isas/foreign.cpp -o "$work/foreign.o" || return 1
    $common -w -O1 -DHINGE_SOURCE_DIR="\"$PWD\"" tests/harness/checksum.cpp tests/harness/sampling.cpp "$work/foreign.o" \
        -o "$work/foreign.exe" || return 1
    $emulator "$work/foreign.exe" $arguments >"$work/said" || { cat "$work/said"; return 1; }
    said=$(tr -d '\r' <"$work/said")
    case $said in "$expected: "*) echo "$isa: $said" ;; *) echo "$isa: $said, not $expected"; return 1 ;; esac
}

# on ISA EXPECTED EMULATOR COMPILER FLAG...: what the program is to say it runs on.
on() {
    isa=$1 expected=$2 emulator=$3 compiler=$4
    shift 4
    flags=$*
    if [ -n "$asked" ]; then case " $asked " in *" $isa "*) ;; *) return 0 ;; esac; fi
    for tool in "${emulator%% *}" "$compiler"; do
        command -v "$tool" >/dev/null || { echo "$isa: SKIPPED, no $tool here"; [ -z "$asked" ] || failed=yes; return 0; }
    done
    checks || { echo "$isa: FAILED" >&2; failed=yes; }
}

arguments=
if [ "$(uname -m)" = x86_64 ]; then run_i686="env"; else run_i686=qemu-i386-static; fi
# Not more than SSE2 unless asked for: the CPU is this one.
mingw=x86_64-w64-mingw32-g++-posix
on windows_sse2 "vectors of 16 bytes" wine $mingw -static
case $asked in
*windows_avx*)
    on windows_avx2 "vectors of 32 bytes, fma" wine $mingw -static -march=x86-64-v3
    on windows_avx512 "vectors of 64 bytes, fma" wine $mingw -static -march=x86-64-v4
    ;;
esac
on power8 "vectors of 16 bytes, fma" "qemu-ppc64le-static -cpu power8" powerpc64le-linux-gnu-g++ -mcpu=power8 -static
on neon64 "vectors of 16 bytes, fma" qemu-aarch64-static aarch64-linux-gnu-g++ -static
on neon32 "scalars, fma" qemu-arm-static arm-linux-gnueabihf-g++ -mfpu=neon-vfpv4 -static -Wno-psabi # of libstdc++
on vfp "scalars" qemu-arm-static arm-linux-gnueabihf-g++ -static -Wno-psabi
on i686 "vectors of 16 bytes" "$run_i686" i686-linux-gnu-g++ -msse2 -mfpmath=sse -static
on riscv64 "scalars, fma" qemu-riscv64-static riscv64-linux-gnu-g++ -static
on s390x "scalars, fma" qemu-s390x-static s390x-linux-gnu-g++ -static # big-endian
if [ -e /usr/include/wasm32-wasi/c++/v1/vector ]; then
    arguments=$PWD
    on wasm "vectors of 16 bytes" "node --no-warnings $work/wasi.cjs" clang++ --target=wasm32-wasi -msimd128 -fno-exceptions
else
    echo "wasm: SKIPPED, no libc++ for it here"
fi
[ -z "$failed" ]
