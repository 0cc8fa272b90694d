// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/native.hpp>

/// The name of what this file is compiled for. It stands under all floors, since every name that leaves
/// code behind has it in it.

/// What HINGE_TARGET, below, says of the ISA.
#if HINGE_X86_HAS_ROUNDING_TO_BFLOAT16
#define HINGE_ISA avx512_vbmi2_vnni_bf16
#elif HINGE_X86_HAS_512_BITS_OF_WORDS && defined(__AVX512VBMI2__) && defined(__AVX512VNNI__)
#define HINGE_ISA avx512_vbmi2_vnni
#elif HINGE_X86_HAS_512_BITS_OF_WORDS && defined(__AVX512VBMI2__)
#define HINGE_ISA avx512_vbmi2
#elif HINGE_X86_HAS_512_BITS_OF_WORDS && defined(__AVX512VNNI__)
#define HINGE_ISA avx512_vnni
#elif HINGE_X86_HAS_512_BITS_OF_WORDS && defined(__AVX512VL__)
#define HINGE_ISA avx512
#elif HINGE_X86_HAS_512_BITS_OF_WORDS
#define HINGE_ISA avx512bw
#elif defined(__AVX512VBMI2__) && defined(__AVX512VNNI__)
#define HINGE_ISA avx512f_vbmi2_vnni
#elif defined(__AVX512VBMI2__)
#define HINGE_ISA avx512f_vbmi2
#elif defined(__AVX512VNNI__)
#define HINGE_ISA avx512f_vnni
#elif defined(__AVX512F__)
#define HINGE_ISA avx512f
#elif defined(__AVXVNNI__) && HINGE_X86_HAS_FMA
#define HINGE_ISA avx2_fma_vnni
#elif defined(__AVX2__) && HINGE_X86_HAS_FMA
#define HINGE_ISA avx2_fma
#elif defined(__AVX2__)
#define HINGE_ISA avx2
#elif defined(__AVX__) && HINGE_X86_HAS_FMA
#define HINGE_ISA avx_fma
#elif defined(__AVX__)
#define HINGE_ISA avx
#elif defined(__SSE4_2__)
#define HINGE_ISA sse4_2
#elif defined(__SSE4_1__)
#define HINGE_ISA sse4_1
#elif defined(__SSSE3__)
#define HINGE_ISA ssse3
#elif defined(__SSE3__)
#define HINGE_ISA sse3
#elif HINGE_X86_HAS_SSE2
#define HINGE_ISA sse2
#elif defined(__ARM_FEATURE_SVE)
#define HINGE_ISA sve
#elif HINGE_IS_ARM64
#define HINGE_ISA neon64
#elif defined(_ARCH_PWR10)
#define HINGE_ISA power10
#elif defined(_ARCH_PWR9)
#define HINGE_ISA power9
#elif defined(__VSX__)
#define HINGE_ISA vsx
#elif defined(__wasm_simd128__)
#define HINGE_ISA wasm_simd128
#elif HINGE_HAS_FMA
#define HINGE_ISA generic_fma
#else
#define HINGE_ISA generic
#endif

/// Batches, vectors or scalars, and whether bad arguments throw or abort, is compiled in as well, so it is
/// part of the name.
#if HINGE_HAS_BATCHES && defined(XSIMD_DEFAULT_ARCH)
#define HINGE_VALUES chosen_batches
#elif HINGE_HAS_BATCHES
#define HINGE_VALUES batches
#elif HINGE_HAS_VECTORS
#define HINGE_VALUES vectors
#else
#define HINGE_VALUES scalars
#endif
#if HINGE_HAS_EXCEPTIONS
#define HINGE_ERRORS throws
#else
#define HINGE_ERRORS aborts
#endif

/// HINGE_TARGET names what this file is compiled for. Everything in Hinge that leaves code behind
/// lives in an inline namespace of that name: files built for different ISAs can then be linked
/// into one program without the linker handing the AVX-512 copy of a function to the file that was
/// built for SSE2.
#define HINGE_PASTE_TOKENS(a, b, c) a##_##b##_##c
#define HINGE_PASTE(a, b, c) HINGE_PASTE_TOKENS(a, b, c)
#define HINGE_TARGET HINGE_PASTE(HINGE_ISA, HINGE_VALUES, HINGE_ERRORS)
