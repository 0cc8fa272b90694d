// SPDX-License-Identifier: MIT
#pragma once

/// What differs between compilers; no other file asks which one is at work.

#if defined(HINGE_INLINE)
#error "hinge: two copies of Hinge in one file; is one the single header, and one <hinge/...>?"
#endif

// The last three are what g++ says of the parts of -ffast-math, _M_FP_FAST is cl's. clang has no macro for
// them, but does not take "except" beside any of them but two. -fno-honor-nans it tells where it has the
// warning below, outside of system headers; -fno-honor-infinities does no harm alone. For 32-bit Arm and
// WebAssembly, in clang 14 for AArch64 and RISC-V too, that pragma is passed over.
#if !defined(HINGE_ALLOW_FAST_MATH)
#if defined(__FAST_MATH__) || defined(_M_FP_FAST) ||                                               \
    (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__ > 0) ||                                 \
    defined(__ASSOCIATIVE_MATH__) || defined(__NO_SIGNED_ZEROS__) || defined(__RECIPROCAL_MATH__)
#error "hinge: no -ffast-math, it breaks NaN and every bound; or define HINGE_ALLOW_FAST_MATH"
#elif defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wignored-pragmas"
#pragma float_control(push)
#pragma float_control(except, on) // hinge: no -ffast-math, nor a part of it (HINGE_ALLOW_FAST_MATH)
#pragma float_control(pop)
#if __has_warning("-Wnan-infinity-disabled")
#pragma clang diagnostic error "-Wnan-infinity-disabled"
static_assert(!(__builtin_nanf("") > 0), "hinge: no -fno-honor-nans");
#endif
#pragma clang diagnostic pop
#endif
#endif

// Coefficients of doubles would be floats.
static_assert(sizeof(1.0) == sizeof(double), "hinge: no -fsingle-precision-constant");

// Sums and products that are rounded twice are not those that kernels are written for: with x87's
// registers elu(-1) is -0.5. 16 is for _Float16 only.
#if !defined(HINGE_ALLOW_FAST_MATH) && defined(__FLT_EVAL_METHOD__)
#if __FLT_EVAL_METHOD__ != 0 && __FLT_EVAL_METHOD__ != 16
#error "hinge: float and double must be evaluated as such; on 32-bit x86 by -msse2 -mfpmath=sse"
#endif
#endif

/// Microsoft's cl; clang-cl, which takes its options, is clang.
#if defined(_MSC_VER) && !defined(__clang__)
#define HINGE_IS_CL 1
#else
#define HINGE_IS_CL 0
#endif
/// g++, but neither clang nor another that says it is g++ 4.2.
#if defined(__GNUC__) && !defined(__clang__)
#define HINGE_IS_GCC 1
#else
#define HINGE_IS_GCC 0
#endif

/// HINGE_INLINE: the public types stand outside HINGE_TARGET, so their members must never be emitted as
/// functions of their own, not even at -O0: the attribute is what keeps them out of the object file, not a
/// hint about speed. (cl without optimization inlines nothing.) HINGE_INLINE_LAMBDA is the same for a
/// lambda's call operator and stands where its attributes belong, after the parameter list.
///
/// HINGE_NOINLINE: for what would take registers from the loop around it. Not marked as cold: g++ would
/// compile it for size.
///
/// HINGE_LIKE_PRINTF: for a function like printf, whose format is its first argument. On MinGW `printf` is
/// that of an old C library, which has no %zu; libstdc++ and the newer library have.
#if HINGE_IS_CL
#define HINGE_INLINE __forceinline
#define HINGE_INLINE_LAMBDA [[msvc::forceinline]]
#define HINGE_NOINLINE __declspec(noinline)
#define HINGE_LIKE_PRINTF
#else
#define HINGE_INLINE inline __attribute__((__always_inline__))
#define HINGE_INLINE_LAMBDA __attribute__((__always_inline__))
#define HINGE_NOINLINE __attribute__((__noinline__))
#if defined(__MINGW32__)
#define HINGE_LIKE_PRINTF __attribute__((__format__(__gnu_printf__, 1, 2)))
#else
#define HINGE_LIKE_PRINTF __attribute__((__format__(__printf__, 1, 2)))
#endif
#endif

/// Keeps the product in the variable x as it was rounded: g++ would otherwise fuse it with the sum that it
/// goes into, even without fma in a function that has target("fma"). It costs nothing, and loops of scalars are
/// still vectorized. Of vectors g++ 12 takes the builtin apart. clang fuses within a statement only.
#if !HINGE_IS_GCC
#define HINGE_ROUNDED(x)
#define HINGE_ROUNDED_VECTOR(x)
#else
#if __GNUC__ >= 12
#define HINGE_ROUNDED(x) x = __builtin_assoc_barrier(x)
#elif defined(__SSE2__)
#define HINGE_ROUNDED(x) __asm__("" : "+x"(x))
#else
#define HINGE_ROUNDED(x)
#endif
#if defined(__SSE2__)
#define HINGE_ROUNDED_VECTOR(x)                                                                    \
    if (!__builtin_constant_p((x)[0])) __asm__("" : "+x"(x))
#elif defined(__aarch64__)
#define HINGE_ROUNDED_VECTOR(x) __asm__("" : "+w"(x))
#elif defined(__VSX__)
#define HINGE_ROUNDED_VECTOR(x) __asm__("" : "+wa"(x))
#else
#define HINGE_ROUNDED_VECTOR(x)
#endif
#endif

/// Around a == b of floating-point numbers that is meant: users may have -Wfloat-equal.
#if defined(__GNUC__)
#define HINGE_BEGIN_EXACT_COMPARISON                                                               \
    _Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Wfloat-equal\"")
#define HINGE_END_EXACT_COMPARISON _Pragma("GCC diagnostic pop")
#else
#define HINGE_BEGIN_EXACT_COMPARISON
#define HINGE_END_EXACT_COMPARISON
#endif

/// HINGE_INDEPENDENT_ITERATIONS: before a loop whose iterations do not depend on one another though its
/// arrays may be the same: g++ and cl then vectorize it in place too. (clang's counterpart warns where it
/// cannot.)
///
/// HINGE_UNROLLED: before a loop that four iterations are to be made one of; clang does so of short ones by
/// itself.
#if HINGE_IS_GCC
#define HINGE_INDEPENDENT_ITERATIONS _Pragma("GCC ivdep")
#define HINGE_UNROLLED _Pragma("GCC unroll 4")
#elif HINGE_IS_CL
#define HINGE_INDEPENDENT_ITERATIONS __pragma(loop(ivdep))
#define HINGE_UNROLLED
#else
#define HINGE_INDEPENDENT_ITERATIONS
#define HINGE_UNROLLED
#endif

/// Whether there are vector types with operators, __attribute__((__vector_size__(bytes))), and assembly in
/// __asm__. Vectors of clang on POWER raise warnings, and clang 22 makes illegal instructions of them (dmmr
/// for POWER8).
#if HINGE_IS_GCC || (defined(__clang__) && !defined(__powerpc__))
#define HINGE_COMPILES_VECTORS 1
#else
#define HINGE_COMPILES_VECTORS 0
#endif

/// Whether a bad argument can be thrown.
#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
#define HINGE_HAS_EXCEPTIONS 1
#else
#define HINGE_HAS_EXCEPTIONS 0
#endif
