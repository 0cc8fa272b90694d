#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Hinge's headers raise no warning, in each C++ standard, with and without exceptions and type information:
#
#   sh tests/compile_matrix.sh COMPILER...
#
# xsimd is a system header here, Hinge is not. Not for AVX-512, where g++'s own intrinsics warn.
set -eu
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || { echo "usage: sh tests/compile_matrix.sh COMPILER..." >&2; exit 2; }

for compiler; do
    for standard in 20 2b; do # 2b is what the older ones call 23
        for without in "" -fno-exceptions -fno-rtti "-fno-exceptions -fno-rtti"; do
            echo "$compiler -std=c++$standard $without"
        done
    done
done | xargs -P 2 -I COMMAND sh -c '
    COMMAND -O2 -march=x86-64-v3 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror \
        -isystem build/deps/usr/include -Iinclude -c -o /dev/null tests/compiles_clean.cpp &&
        echo "clean: COMMAND" || { echo "NOT CLEAN: COMMAND" >&2; exit 1; }'
