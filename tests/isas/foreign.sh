#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Hinge on ISAs that this machine does not have, by cross compilers and emulators: array calls, on xsimd's batches, on
# vectors of Hinge's own or on scalars, and scalar calls give the bits that tests/row has, and nothing raises a warning.
#
#   sh cmake/setup.sh foreign && sh tests/isas/foreign.sh [ISA...]
#
# Two at a time. What has no compiler, no emulator or no xsimd here is skipped, and said; not so an ISA that was asked
# for. HINGE_THIRD, 0, 1 or 2, takes a third of the activations.
#
# shellcheck disable=SC2086  # flags and arguments are words
set -eu
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
asked=$*
pair=
# A directory of its own: beside xsimd, /usr/include has this machine's C library.
xsimd=${HINGE_XSIMD:-build/deps/usr/include}

names=$(sed -n 's,^#include <hinge/activation/\(.*\)\.hpp>,\1,p' include/hinge/activations.hpp)
if [ -n "${HINGE_THIRD:-}" ]; then names=$(echo "$names" | awk "NR % 3 == $HINGE_THIRD"); fi
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

checks() {
    common="timeout 300 $compiler $flags -std=c++20 $batches -Iinclude -Itests -I$work"
    strict="-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror"
    $common $strict -fsyntax-only tests/compile/compiles_clean.cpp || return 1
    $common $strict -O2 -c tests/isas/foreign.cpp -o "$work/$isa.o" || return 1
    $common -w -O1 -DHINGE_SOURCE_DIR="\"$PWD\"" tests/harness/checksum.cpp tests/harness/sampling.cpp "$work/$isa.o" \
        -o "$work/$isa.exe" || return 1
    timeout 300 $emulator "$work/$isa.exe" $arguments >"$work/$isa.said" || { cat "$work/$isa.said"; return 1; }
    said=$(tr -d '\r' <"$work/$isa.said")
    case $said in "$expected: "*) echo "$isa: $said ($(($(date +%s) - start)) s)" ;; *) echo "$isa: $said, not $expected"; return 1 ;; esac
}

skip() { echo "$isa: SKIPPED, $1"; [ -z "$asked" ] || echo "$isa" >>"$work/failed"; }

# on ISA EXPECTED EMULATOR COMPILER FLAG...: what the program is to say it runs on; with xsimd if the ISA's name says so.
on() {
    isa=$1 expected=$2 emulator=$3 compiler=$4
    shift 4
    flags=$*
    start=$(date +%s)
    if [ -n "$asked" ]; then case " $asked " in *" $isa "*) ;; *) return 0 ;; esac; fi
    case $isa in
    *_xsimd)
        batches="-isystem $xsimd"
        [ -e "$xsimd/xsimd/xsimd.hpp" ] || { skip "no xsimd in $xsimd"; return 0; }
        ;;
    *) batches=-DHINGE_NO_XSIMD ;;
    esac
    for tool in "${emulator%% *}" "$compiler"; do
        command -v "$tool" >/dev/null || { skip "no $tool here"; return 0; }
    done
    { checks || { echo "$isa: FAILED" >&2; echo "$isa" >>"$work/failed"; }; } &
    if [ -n "$pair" ]; then wait; pair=; else pair=begun; fi
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
i686="i686-linux-gnu-g++ -mfpmath=sse -static"
avx2="$i686 -mavx2 -mfma -Wno-psabi" # Wno-psabi: how old compilers passed vectors
sve="aarch64-linux-gnu-g++ -march=armv8.2-a+sve -msve-vector-bits=256 -static -Wno-psabi"
neon32="arm-linux-gnueabihf-g++ -mfpu=neon-vfpv4 -static -Wno-psabi" # of libstdc++
# The newest clang, which has the fixed size of V that xsimd asks for; g++ has it from 14 on.
newest_clang=$(find /usr/bin -name 'clang++-*' | sed 's/.*-//' | sort -n | tail -n 1)
rvv="clang++-$newest_clang --target=riscv64-linux-gnu -march=rv64gcv -static"

on power8 "vectors of 16 bytes, fma" "qemu-ppc64le-static -cpu power8" powerpc64le-linux-gnu-g++ -mcpu=power8 -static
# xsimd has VSX from 14 on.
if [ -e "$xsimd/xsimd/arch/xsimd_vsx.hpp" ]; then
    on power8_xsimd "vmx+vsx, fma" "qemu-ppc64le-static -cpu power8" powerpc64le-linux-gnu-g++ -mcpu=power8 -static -Wno-psabi
fi
on neon64 "vectors of 16 bytes, fma" qemu-aarch64-static aarch64-linux-gnu-g++ -static
on sve256 "vectors of 16 bytes, fma" "qemu-aarch64-static -cpu max,sve256=on" $sve
on sve256_xsimd "arm64+sve, fma" "qemu-aarch64-static -cpu max,sve256=on" $sve
on neon32 "scalars, fma" qemu-arm-static $neon32
on neon32_xsimd "scalars, fma" qemu-arm-static $neon32 # which has no batches of doubles there
on vfp "scalars" qemu-arm-static arm-linux-gnueabihf-g++ -static -Wno-psabi
on i686 "vectors of 16 bytes" "$run_i686" $i686 -msse2
on i686_avx2 "vectors of 32 bytes, fma" "$run_i686" $avx2
on i686_avx2_xsimd "fma3+avx2, fma" "$run_i686" $avx2
on riscv64 "scalars, fma" qemu-riscv64-static riscv64-linux-gnu-g++ -static
on rvv256 "scalars, fma" "qemu-riscv64-static -cpu rv64,v=true,vlen=256,vext_spec=v1.0" $rvv
on rvv256_xsimd "riscv+rvv, fma" "qemu-riscv64-static -cpu rv64,v=true,vlen=256,vext_spec=v1.0" $rvv -mrvv-vector-bits=256
on s390x "scalars, fma" qemu-s390x-static s390x-linux-gnu-g++ -static # big-endian
if [ -e /usr/include/wasm32-wasi/c++/v1/vector ]; then
    arguments=$PWD
    on wasm "vectors of 16 bytes" "node --no-warnings $work/wasi.cjs" clang++ --target=wasm32-wasi -msimd128 -fno-exceptions
else
    echo "wasm: SKIPPED, no libc++ for it here"
fi
wait
[ ! -e "$work/failed" ]
