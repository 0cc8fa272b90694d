// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/compiler.hpp>

/// What this file has to compute with: batches, vectors or scalars, and which instructions.

/// What cl does not name: /arch:AVX2 has fused multiply-add, x64 has SSE2. On Arm64 it has one type for all
/// registers, on which overloads cannot be told apart, so there only scalars know of NEON.
#if defined(__SSE2__) || (HINGE_IS_CL && defined(_M_X64)) ||                                       \
    (HINGE_IS_CL && defined(_M_IX86_FP) && _M_IX86_FP >= 2)
#define HINGE_X86_HAS_SSE2 1
#else
#define HINGE_X86_HAS_SSE2 0
#endif
#if defined(__FMA__) || (HINGE_IS_CL && defined(__AVX2__))
#define HINGE_X86_HAS_FMA 1
#else
#define HINGE_X86_HAS_FMA 0
#endif
#if defined(__aarch64__) || defined(_M_ARM64)
#define HINGE_IS_ARM64 1
#else
#define HINGE_IS_ARM64 0
#endif

/// HINGE_HAS_BATCHES: whether there are xsimd::batch values in this file. Not without xsimd on the
/// include path, with HINGE_NO_XSIMD defined, in a .cu file, since nvcc does not compile xsimd, on an ISA
/// that xsimd has nothing for, or on 32-bit NEON, where it has no doubles.
#if !defined(HINGE_NO_XSIMD) && !defined(__CUDACC__) && __has_include(<xsimd/xsimd.hpp>)
#include <xsimd/xsimd.hpp>
#if XSIMD_VERSION_MAJOR < 13
#error "hinge: xsimd 13.0 or newer is required; or define HINGE_NO_XSIMD to do without it"
#endif
#if defined(XSIMD_NO_SUPPORTED_ARCHITECTURE) || (defined(__ARM_NEON) && !HINGE_IS_ARM64)
#define HINGE_HAS_BATCHES 0
#else
#define HINGE_HAS_BATCHES 1
#endif
#else
#define HINGE_HAS_BATCHES 0
// What hinge.pc defines, which asks for xsimd: its own file may say where it was, not where it is.
#if defined(HINGE_NAMES_XSIMD) && !defined(HINGE_NO_XSIMD) && !defined(__CUDACC__)
#error "hinge: pkg-config names a folder for xsimd where there is none; mend the prefix in xsimd.pc"
#endif
#endif

/// HINGE_HAS_VECTORS: whether there are vectors of Hinge's own instead (core/vector.hpp), of
/// HINGE_VECTOR_BYTES, on ISAs that they were tested on and that gain. Where there are neither, or with
/// HINGE_NO_VECTORS too, there are scalars, with the same results. Not on 32-bit NEON, which takes
/// subnormal floats for 0: clang computes with it all the same, and g++ lane by lane, in twice the
/// instructions.
#if HINGE_HAS_BATCHES || !HINGE_COMPILES_VECTORS || defined(HINGE_NO_VECTORS)
#define HINGE_VECTOR_BYTES 0
#elif defined(__AVX512F__)
#define HINGE_VECTOR_BYTES 64
#elif defined(__AVX__)
#define HINGE_VECTOR_BYTES 32
#elif HINGE_X86_HAS_SSE2 || HINGE_IS_ARM64 || defined(__wasm_simd128__) ||                         \
    (defined(__VSX__) && defined(__LITTLE_ENDIAN__))
#define HINGE_VECTOR_BYTES 16
#else
#define HINGE_VECTOR_BYTES 0
#endif
#if HINGE_VECTOR_BYTES > 0
#define HINGE_HAS_VECTORS 1
#else
#define HINGE_HAS_VECTORS 0
#endif

// All of <immintrin.h> takes a compiler ten times as long as what SSE2 needs. cl has fma for scalars in it.
#if HINGE_IS_CL && (HINGE_HAS_BATCHES || HINGE_X86_HAS_FMA)
#include <intrin.h>
#elif HINGE_HAS_VECTORS && defined(__AVX__)
#include <immintrin.h>
#elif HINGE_HAS_VECTORS && HINGE_X86_HAS_SSE2
#include <emmintrin.h>
#elif HINGE_HAS_VECTORS && HINGE_IS_ARM64
#include <arm_neon.h>
#elif HINGE_HAS_VECTORS && defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

/// True where the file may use fused multiply-add instructions. It decides how simd::fma rounds,
/// for scalars and batches alike. clang fuses what it can without defining __FP_FAST_FMA.
#if HINGE_X86_HAS_FMA || defined(__AVX512F__) || HINGE_IS_ARM64 || defined(__FP_FAST_FMA) ||       \
    defined(__ARM_FEATURE_FMA) || defined(__powerpc64__) || defined(__s390x__) ||                  \
    defined(__riscv_flen)
#define HINGE_HAS_FMA 1
#else
#define HINGE_HAS_FMA 0
#endif
