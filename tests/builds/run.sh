#!/bin/sh
# SPDX-License-Identifier: MIT
#
# What Hinge computes does not depend on flags and attributes that leave it correct:
#
#   sh tests/builds/run.sh COMPILER...
#
# values.cpp, compiled in several ways, must print what it prints without them. On x86-64. What Hinge refuses is in
# tests/compile/does_not_compile. HINGE_XSIMD is xsimd's directory. HINGE_THIRD, 0, 1 or 2, takes a third of the
# activations.
set -eu
cd "$(dirname "$0")/../.."
[ $# -gt 0 ] || { echo "usage: sh tests/builds/run.sh COMPILER..." >&2; exit 2; }
xsimd=${HINGE_XSIMD:-build/deps/usr/include}
third=${HINGE_THIRD:+-DHINGE_THIRD=$HINGE_THIRD}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { echo "builds: $*" >&2; exit 1; }

# values NAME COMMAND...: what the program prints that COMMAND compiles, in the file NAME.
values() {
    name=$1
    shift
    "$@" $third -std=c++20 -O2 -isystem "$xsimd" -c tests/builds/values.cpp -o "$work/values.o"
    $compiler "$work/values.o" -o "$work/values" # by itself: some flags make the linker turn subnormals off
    "$work/values" >"$work/$name"
}

# same COMMAND...: it prints what is in the file plain.
same() {
    values changed "$@"
    if ! diff "$work/plain" "$work/changed" >"$work/diff"; then
        head -n 20 "$work/diff" >&2
        fail "other values: $*"
    fi
    echo "same values: $*"
}

for compiler; do
    # clang refuses this one where it warns of it, which g++ and older ones do not.
    if echo 'float x = __builtin_nanf("");' | "$compiler" -fno-honor-nans -x c++ -fsyntax-only - 2>&1 | grep -q 'use of NaN'; then
        ! "$compiler" -std=c++20 -fno-honor-nans -Iinclude -fsyntax-only tests/builds/values.cpp 2>"$work/error" &&
            grep -q 'hinge: no -fno-honor-nans' "$work/error" || fail "$compiler does not refuse -fno-honor-nans"
        echo "refused: $compiler -fno-honor-nans"
    fi

    # In a file without fma a function that has it, which all is inlined into.
    for way in "-Iinclude" "-Iinclude -DHINGE_NO_XSIMD"; do
        values plain "$compiler" $way
        ! grep differ "$work/plain" || fail "batches and scalars differ: $compiler $way"
        same "$compiler" $way '-DATTRIBUTE=__attribute__((target("avx2,fma")))'
        case $compiler in g++*) same "$compiler" $way '-DATTRIBUTE=__attribute__((target_clones("default","fma")))' ;; esac
    done
done

# 32-bit x86 has other moves, and no other values. By g++, so for one compiler of those that run side by side.
case " $* " in *" g++ "*) ;; *) exit 0 ;; esac
if command -v i686-linux-gnu-g++ >/dev/null; then
    for isa in -msse2 "-mavx2 -mfma"; do
        compiler=g++
        values plain g++ $isa -Iinclude
        compiler="i686-linux-gnu-g++ -static"
        same i686-linux-gnu-g++ -mfpmath=sse $isa -Iinclude
    done
else
    echo "=== SKIPPED: 32-bit x86, there is no i686-linux-gnu-g++ here"
fi
