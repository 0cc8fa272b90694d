#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Hinge's headers raise no warning, from any of the compilers:
#
#   sh tests/compile/matrix.sh COMPILER...
#
# With all warnings on, in each C++ standard that the compiler has, on libc++ where there is one, with and without
# exceptions and type information, every call of every activation; and as a user would compile the README's ten lines,
# for AVX-512 too, whose intrinsics make g++ 12 warn. xsimd is a system header throughout. HINGE_XSIMD is its directory.
# HINGE_THIRD, 0, 1 or 2, takes a third of the activations.
set -eu
cd "$(dirname "$0")/../.."
[ $# -gt 0 ] || { echo "usage: sh tests/compile/matrix.sh COMPILER..." >&2; exit 2; }
xsimd=${HINGE_XSIMD:-build/deps/usr/include}
third=${HINGE_THIRD:+-DHINGE_THIRD=$HINGE_THIRD}
strict="-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror"
compiled="-c -o /dev/null"
# What some have besides, of which Hinge has none either.
stricter="$strict -Wsign-conversion -Wdouble-promotion -Wfloat-equal -Wundef -Wold-style-cast -Wcast-qual -Wextra-semi"

one=$(mktemp -d)
trap 'rm -rf "$one"' EXIT
mkdir "$one/hinge"
cp single_include/hinge.hpp "$one/hinge/hinge.hpp"

takes() { echo '#include <vector>' | "$@" -x c++ -fsyntax-only - 2>/dev/null; }

for compiler; do
    libcxx=build/deps-libcxx/usr/lib/llvm-$("$compiler" -dumpversion | cut -d. -f1)/include/c++/v1
    if [ -d "$libcxx" ]; then libcxx="-nostdinc++ -isystem $libcxx"; else libcxx=-stdlib=libc++; fi
    for standard in "20" "2b" "2c" "20 $libcxx"; do # 2b and 2c are what the older ones call 23 and 26
        # shellcheck disable=SC2086  # flags are words
        takes "$compiler" -std=c++$standard || continue
        for without in "" -fno-exceptions -fno-rtti "-fno-exceptions -fno-rtti"; do
            [ -z "$without" ] || [ "$standard" = 20 ] || continue
            echo "$compiler -std=c++$standard $without -fsyntax-only -march=x86-64-v3 $strict -Iinclude" \
                "$third tests/compile/compiles_clean.cpp" # what optimizers warn of does not depend on these
        done
    done
    case $compiler in
    *clang*) all="$stricter -Wcast-align -Wcomma -Wshorten-64-to-32" ;;
    *) all="$stricter -Wcast-align=strict -Wlogical-op -Wuseless-cast" ;;
    esac
    for isa in "" -mavx2\ -mfma -march=x86-64-v4; do # the copied file, and the folder with xsimd
        echo "$compiler -std=c++20 $compiled -O2 $isa $all -DHINGE_NO_XSIMD -I$one $third tests/compile/compiles_clean.cpp"
        echo "$compiler -std=c++20 $compiled -O2 $isa $all -Iinclude $third tests/compile/compiles_clean.cpp"
    done
    for level in 1 2 3; do
        for isa in -march=x86-64-v4 "-mavx512f -mavx512cd -mavx512bw -mavx512dq -mavx512vl" -march=native; do
            for include in -I -isystem; do
                echo "$compiler -std=c++20 $compiled -O$level $isa -Wall -Wextra -Werror ${include}include" \
                    "tests/compile/ten_lines.cpp"
            done
        done
        echo "$compiler -std=c++20 $compiled -O$level -march=x86-64-v4 $strict -Iinclude $third tests/compile/compiles_clean.cpp"
    done
done | xargs -P 2 -I COMMAND sh -c '
    COMMAND -isystem "$1" && echo "clean: COMMAND" ||
        { echo "NOT CLEAN: COMMAND" >&2; exit 1; }' sh "$xsimd"
