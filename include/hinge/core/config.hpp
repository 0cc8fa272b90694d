// SPDX-License-Identifier: MIT
#pragma once

// The last three are what g++ says of the parts of -ffast-math; clang does not tell.
#if !defined(HINGE_ALLOW_FAST_MATH)
#if defined(__FAST_MATH__) || (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__ > 0) ||       \
    defined(__ASSOCIATIVE_MATH__) || defined(__NO_SIGNED_ZEROS__) || defined(__RECIPROCAL_MATH__)
#error "hinge: no -ffast-math, it breaks NaN and every bound; or define HINGE_ALLOW_FAST_MATH"
#endif
#endif

#include <xsimd/xsimd.hpp>

#if XSIMD_VERSION_MAJOR < 13
#error "hinge: xsimd 13.0 or newer is required"
#endif

/// HINGE_TARGET names what this file is compiled for. Everything in Hinge that leaves code behind
/// lives in an inline namespace of that name: files built for different ISAs can then be linked
/// into one program without the linker handing the AVX-512 copy of a function to the file that was
/// built for SSE2.
#if defined(__AVX512VBMI2__) && defined(__AVX512VNNI__)
#define HINGE_ISA avx512_vbmi2_vnni
#elif defined(__AVX512VBMI2__)
#define HINGE_ISA avx512_vbmi2
#elif defined(__AVX512VNNI__)
#define HINGE_ISA avx512_vnni
#elif defined(__AVX512BW__) && defined(__AVX512DQ__) && defined(__AVX512VL__)
#define HINGE_ISA avx512
#elif defined(__AVX512F__)
#define HINGE_ISA avx512f
#elif defined(__AVXVNNI__) && defined(__FMA__)
#define HINGE_ISA avx2_fma_vnni
#elif defined(__AVX2__) && defined(__FMA__)
#define HINGE_ISA avx2_fma
#elif defined(__AVX2__)
#define HINGE_ISA avx2
#elif defined(__AVX__) && defined(__FMA__)
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
#elif defined(__SSE2__)
#define HINGE_ISA sse2
#elif defined(__ARM_FEATURE_SVE)
#define HINGE_ISA sve
#elif defined(__aarch64__)
#define HINGE_ISA neon64
#else
#define HINGE_ISA generic
#endif

/// Whether bad arguments throw or abort is compiled in as well, so it is part of the name.
#if defined(__cpp_exceptions)
#define HINGE_ERRORS throws
#else
#define HINGE_ERRORS aborts
#endif

#define HINGE_PASTE_TOKENS(a, b) a##_##b
#define HINGE_PASTE(a, b) HINGE_PASTE_TOKENS(a, b)
#define HINGE_TARGET HINGE_PASTE(HINGE_ISA, HINGE_ERRORS)

/// The public types stand outside HINGE_TARGET, so their members must never be emitted as functions
/// of their own, not even at -O0: the attribute is what keeps them out of the object file, not a
/// hint about speed. HINGE_INLINE_LAMBDA is the same for a lambda's call operator and stands where
/// its attributes belong, after the parameter list.
#define HINGE_INLINE inline __attribute__((always_inline))
#define HINGE_INLINE_LAMBDA __attribute__((always_inline))

/// True where the file may use fused multiply-add instructions. It decides how simd::fma rounds,
/// for scalars and batches alike.
#if defined(__FMA__) || defined(__AVX512F__) || defined(__aarch64__)
#define HINGE_HAS_FMA 1
#else
#define HINGE_HAS_FMA 0
#endif
