#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Hinge compiles under an emulation of Microsoft's cl, and with clang-cl:
#
#   sh tests/msvc/check.sh CLANG
#
# For cl the clang is one for Windows without the names and builtins that cl lacks (cl.hpp), on the few standard headers of
# std/ that the single header includes: scalars, as cl has no vectors. With xsimd it is batches, on MinGW's library, if that
# is here. Syntax only: there are no libraries to link. Nor does it see operators on registers, which cl lacks.
set -eu
cd "$(dirname "$0")"
[ $# = 1 ] || { echo "usage: sh tests/msvc/check.sh CLANG" >&2; exit 2; }
clang=$1
xsimd=${HINGE_XSIMD:-../../build/deps/usr/include}
failed=

# compiles WHAT TARGET FMA COMMAND...: what the file is to say it is compiled for.
compiles() {
    what=$1 target=$2 fma=$3
    shift 3
    if "$@" "-DHINGE_EXPECTED_TARGET=\"$target\"" "-DHINGE_EXPECTED_FMA=$fma" every_call.cpp; then echo "$what: $target"
    else echo "$what: $target DOES NOT COMPILE" >&2; failed=yes; fi
}

# 100,000 steps are what cl takes for one constant.
cl() { "$clang" -std=c++20 -fms-extensions -fconstexpr-steps=100000 -include cl.hpp -isystem intrin -Wall -Wextra -Werror \
    -Wno-unknown-attributes -Wno-unknown-pragmas -Wno-builtin-macro-redefined -Wno-macro-redefined -Wno-unused-command-line-argument \
    -fsyntax-only "$@"; }
alone() { cl -fms-compatibility -fms-compatibility-version=19.40 -fcxx-exceptions -nostdlibinc -isystem std -DHINGE_NO_XSIMD "$@"; }
compiles cl sse2_scalars_throws 0 alone --target=x86_64-pc-windows-msvc
compiles cl avx2_fma_scalars_throws 1 alone --target=x86_64-pc-windows-msvc -march=x86-64-v3
compiles cl avx512_scalars_throws 1 alone --target=x86_64-pc-windows-msvc -march=x86-64-v4
compiles cl neon64_scalars_throws 1 alone --target=aarch64-pc-windows-msvc

with_xsimd() { cl --target=x86_64-w64-windows-gnu -DHINGE_EMULATED_LIBRARY -isystem "$xsimd" "$@"; }
if [ -e /usr/x86_64-w64-mingw32/include/stdio.h ] && [ -e "$xsimd/xsimd/xsimd.hpp" ]; then
    compiles cl sse2_batches_throws 0 with_xsimd -march=x86-64
    compiles cl avx2_fma_batches_throws 1 with_xsimd -march=x86-64-v3
    compiles cl avx512_batches_throws 1 with_xsimd -march=x86-64-v4
else
    echo "SKIPPED: cl with xsimd, which needs MinGW's library and xsimd in $xsimd"
fi

# What is left of it for cl has no GNU attribute, builtin or assembly.
has_too='__builtin_\(bit_cast\|va_[a-z]*\)' # cl has the one, its <stdarg.h> others
for flags in "alone --target=x86_64-pc-windows-msvc -march=x86-64-v3" "alone --target=aarch64-pc-windows-msvc"; do
    # shellcheck disable=SC2086  # flags are words
    text=$($flags -E every_call.cpp | awk '/^# [0-9]+ "/ { ours = /hinge[.]hpp"/ } ours' | sed "s/$has_too//g")
    case $text in *with_derivative*) ;; *) echo "nothing of Hinge in it" >&2; failed=yes ;; esac
    if printf '%s\n' "$text" | grep -nE '__attribute__|__builtin_|__asm__|_Pragma|#pragma GCC'; then failed=yes; fi
done

clang_cl() { "$clang" --driver-mode=cl /std:c++20 /EHsc /W4 /WX /X -imsvc intrin -imsvc std -DHINGE_NO_XSIMD /Zs "$@"; }
compiles clang-cl sse2_vectors_throws 0 clang_cl --target=x86_64-pc-windows-msvc
compiles clang-cl avx2_fma_vectors_throws 1 clang_cl --target=x86_64-pc-windows-msvc /arch:AVX2
compiles clang-cl avx512_vectors_throws 1 clang_cl --target=x86_64-pc-windows-msvc /arch:AVX512
compiles clang-cl neon64_vectors_throws 1 clang_cl --target=aarch64-pc-windows-msvc
[ -z "$failed" ]
