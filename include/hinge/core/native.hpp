// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/instructions.hpp>

/// The pages of simd/native/ that this file has, and what they may use.
#define HINGE_HAS_REGISTERS (HINGE_HAS_BATCHES || HINGE_HAS_VECTORS)
#define HINGE_NATIVE_X86_128 (HINGE_HAS_REGISTERS && HINGE_X86_HAS_SSE2)
#define HINGE_NATIVE_NEON64 (HINGE_HAS_REGISTERS && HINGE_IS_ARM64 && !HINGE_IS_CL)
#define HINGE_NATIVE_SVE (HINGE_HAS_BATCHES && XSIMD_WITH_SVE)
#define HINGE_NATIVE_RVV (HINGE_HAS_BATCHES && XSIMD_WITH_RVV)
#if HINGE_HAS_REGISTERS && defined(__AVX__)
#define HINGE_NATIVE_X86_256 1
#else
#define HINGE_NATIVE_X86_256 0
#endif
#if HINGE_HAS_REGISTERS && defined(__AVX512F__)
#define HINGE_NATIVE_X86_512 1
#else
#define HINGE_NATIVE_X86_512 0
#endif
#if HINGE_HAS_REGISTERS && defined(__VSX__)
#define HINGE_NATIVE_POWER 1
#else
#define HINGE_NATIVE_POWER 0
#endif
#if HINGE_HAS_VECTORS && defined(__wasm_simd128__)
#define HINGE_NATIVE_WASM 1
#else
#define HINGE_NATIVE_WASM 0
#endif
#if defined(__AVX2__)
#define HINGE_X86_HAS_AVX2 1
#else
#define HINGE_X86_HAS_AVX2 0
#endif
#if defined(__x86_64__) || defined(_M_X64)
#define HINGE_X86_HAS_64_BITS 1
#else
#define HINGE_X86_HAS_64_BITS 0
#endif
#if defined(__SSE4_1__) || defined(__AVX__)
#define HINGE_X86_HAS_BLENDS 1
#else
#define HINGE_X86_HAS_BLENDS 0
#endif

/// Whether AVX-512 has its instructions for 16 bits, as the name of the ISA tells (core/isa.hpp).
#if defined(__AVX512BW__) && defined(__AVX512DQ__)
#define HINGE_X86_HAS_512_BITS_OF_WORDS 1
#else
#define HINGE_X86_HAS_512_BITS_OF_WORDS 0
#endif
/// And one that rounds two registers of floats to bfloat16. Every CPU with VBMI2 that has it has VNNI.
#if HINGE_X86_HAS_512_BITS_OF_WORDS && defined(__AVX512VBMI2__) && defined(__AVX512VNNI__) &&      \
    defined(__AVX512BF16__)
#define HINGE_X86_HAS_ROUNDING_TO_BFLOAT16 1
#else
#define HINGE_X86_HAS_ROUNDING_TO_BFLOAT16 0
#endif

/// 16-bit types of the compiler, which nvcc does not know. Before g++ 13 C++ has them on x86 only; clang has no
/// macro for its __bf16.
#if defined(__FLT16_MAX__) && !defined(__CUDACC__) &&                                              \
    (HINGE_X86_HAS_SSE2 || !HINGE_IS_GCC || __GNUC__ >= 13)
#define HINGE_HAS_FLOAT16 1
#else
#define HINGE_HAS_FLOAT16 0
#endif
#if defined(__BFLT16_MAX__) && !defined(__CUDACC__)
#define HINGE_HAS_BF16 1
#elif defined(__clang__) && __clang_major__ >= 17 && !defined(__CUDACC__) &&                       \
    (HINGE_X86_HAS_SSE2 || HINGE_IS_ARM64)
#define HINGE_HAS_BF16 1
#else
#define HINGE_HAS_BF16 0
#endif

/// Whether there is an instruction that looks floats up in a table of 32. The shape of a table
/// depends on it, and with it a function's last bits, without batches too.
#if defined(__AVX512F__)
#define HINGE_HAS_REGISTER_TABLES 1
#else
#define HINGE_HAS_REGISTER_TABLES 0
#endif

/// Whether tables for doubles are the faster: on x86 up to AVX2, and where there is no fused
/// multiply-add.
#if !HINGE_HAS_FMA || (HINGE_X86_HAS_SSE2 && !defined(__AVX512F__))
#define HINGE_HAS_DOUBLE_TABLES 1
#else
#define HINGE_HAS_DOUBLE_TABLES 0
#endif
