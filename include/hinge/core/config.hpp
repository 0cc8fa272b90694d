// SPDX-License-Identifier: MIT
#pragma once

#if defined(HINGE_TARGET)
#error "hinge: two copies of Hinge in one file; is one the single header, and one <hinge/...>?"
#endif

// The last three are what g++ says of the parts of -ffast-math; clang does not tell.
#if !defined(HINGE_ALLOW_FAST_MATH)
#if defined(__FAST_MATH__) || (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__ > 0) ||       \
    defined(__ASSOCIATIVE_MATH__) || defined(__NO_SIGNED_ZEROS__) || defined(__RECIPROCAL_MATH__)
#error "hinge: no -ffast-math, it breaks NaN and every bound; or define HINGE_ALLOW_FAST_MATH"
#endif
#endif

/// HINGE_HAS_BATCHES: whether there are xsimd::batch values in this file. Without xsimd on the include
/// path, with HINGE_NO_XSIMD defined, or on an ISA that xsimd has nothing for, Hinge has scalars
/// only, with the same results.
#if !defined(HINGE_NO_XSIMD) && __has_include(<xsimd/xsimd.hpp>)
#include <xsimd/xsimd.hpp>
#if XSIMD_VERSION_MAJOR < 13
#error "hinge: xsimd 13.0 or newer is required; or define HINGE_NO_XSIMD to do without it"
#endif
#if defined(XSIMD_NO_SUPPORTED_ARCHITECTURE)
#define HINGE_HAS_BATCHES 0
#else
#define HINGE_HAS_BATCHES 1
#endif
#else
#define HINGE_HAS_BATCHES 0
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
#elif defined(__AVX512BW__) && defined(__AVX512DQ__)
#define HINGE_ISA avx512bw
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

/// Batches or scalars, and whether bad arguments throw or abort, is compiled in as well, so it is
/// part of the name.
#if HINGE_HAS_BATCHES && defined(XSIMD_DEFAULT_ARCH)
#define HINGE_VALUES chosen_batches
#elif HINGE_HAS_BATCHES
#define HINGE_VALUES batches
#else
#define HINGE_VALUES scalars
#endif
#if defined(__cpp_exceptions)
#define HINGE_ERRORS throws
#else
#define HINGE_ERRORS aborts
#endif

#define HINGE_PASTE_TOKENS(a, b, c) a##_##b##_##c
#define HINGE_PASTE(a, b, c) HINGE_PASTE_TOKENS(a, b, c)
#define HINGE_TARGET HINGE_PASTE(HINGE_ISA, HINGE_VALUES, HINGE_ERRORS)

/// The public types stand outside HINGE_TARGET, so their members must never be emitted as functions
/// of their own, not even at -O0: the attribute is what keeps them out of the object file, not a
/// hint about speed. HINGE_INLINE_LAMBDA is the same for a lambda's call operator and stands where
/// its attributes belong, after the parameter list.
#define HINGE_INLINE inline __attribute__((always_inline))
#define HINGE_INLINE_LAMBDA __attribute__((always_inline))

/// True where the file may use fused multiply-add instructions. It decides how simd::fma rounds,
/// for scalars and batches alike.
#if defined(__FMA__) || defined(__AVX512F__) || defined(__aarch64__) || defined(__FP_FAST_FMA)
#define HINGE_HAS_FMA 1
#else
#define HINGE_HAS_FMA 0
#endif

/// Before a loop whose iterations do not depend on one another though its arrays may be the same:
/// g++ then vectorizes it in place too. (clang's counterpart warns where it cannot.)
#if defined(__GNUC__) && !defined(__clang__)
#define HINGE_INDEPENDENT_ITERATIONS _Pragma("GCC ivdep")
#else
#define HINGE_INDEPENDENT_ITERATIONS
#endif
