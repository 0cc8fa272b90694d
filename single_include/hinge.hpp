// SPDX-License-Identifier: MIT
//
// Hinge in one file, made by cmake/single_header.py: edit include/hinge instead.
//
// MIT License
//
// Copyright (c) 2026 The Hinge authors
//
// Permission is hereby granted, free of charge, to any person obtaining a copy
// of this software and associated documentation files (the "Software"), to deal
// in the Software without restriction, including without limitation the rights
// to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
// copies of the Software, and to permit persons to whom the Software is
// furnished to do so, subject to the following conditions:
//
// The above copyright notice and this permission notice shall be included in all
// copies or substantial portions of the Software.
//
// THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
// IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
// FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
// AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
// LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
// OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
// SOFTWARE.
#pragma once
// --- hinge/core/config.hpp

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
// --- hinge/core/activation.hpp

#include <concepts>
#include <limits>
#include <string_view>
#include <type_traits>

namespace hinge {

/// The error bounds of an activation, in ULP: |got - exact| divided by the spacing of the element
/// type at |exact|, the spacing below the normal range being the subnormal one. Final rounding
/// included, so a correctly rounded result is at most 0.5. Infinity promises nothing. They hold for
/// default parameters, for every input, on every ISA; for other parameters a float's bound is
/// other_parameters_f32 if that is looser. A parameter is converted to the element type first: for a
/// float, leaky_relu{} has the slope 0.01f.
struct accuracy {
    static constexpr double other_parameters_f32 = 2;

    double forward_f32 = std::numeric_limits<double>::infinity();
    double derivative_f32 = std::numeric_limits<double>::infinity();
    double forward_f64 = std::numeric_limits<double>::infinity();
    double derivative_f64 = std::numeric_limits<double>::infinity();
};

/// The element type of a value: T for T and for xsimd::batch<T, A>.
template <class V>
struct element {
    using type = V;
};
#if HINGE_HAS_BATCHES
template <class T, class A>
struct element<xsimd::batch<T, A>> {
    using type = T;
};
#endif
template <class V>
using element_t = typename element<V>::type;

/// What an activation accepts: float, double, xsimd::batch<float, A> or xsimd::batch<double, A>.
/// The name is what a compiler prints when it is given something else.
template <class V>
concept float_value = std::same_as < element_t<V>,
float > ;
template <class V>
concept double_value = std::same_as < element_t<V>,
double > ;
template <class V>
concept float_double_or_batch = float_value<V> || double_value<V>;

/// A pointwise function with its derivative: f(x) and f.derivative(x) for every type of value, each
/// returning the type it was given. A struct with these two members, yours too, works with every
/// array call, which copies it once.
template <class F>
concept activation = std::copy_constructible<F> && requires(const F& f, float s, double d) {
    { f(s) } -> std::same_as<float>;
    { f(d) } -> std::same_as<double>;
    { f.derivative(s) } -> std::same_as<float>;
    { f.derivative(d) } -> std::same_as<double>;
#if HINGE_HAS_BATCHES
    requires requires(xsimd::batch<float> vs, xsimd::batch<double> vd) {
        { f(vs) } -> std::same_as<xsimd::batch<float>>;
        { f(vd) } -> std::same_as<xsimd::batch<double>>;
        { f.derivative(vs) } -> std::same_as<xsimd::batch<float>>;
        { f.derivative(vd) } -> std::same_as<xsimd::batch<double>>;
    };
#endif
};

} // namespace hinge
// --- hinge/simd/ops.hpp

#include <cstddef>
#include <cstdint>
#include <type_traits>

/// The operations kernels are written in. Each exists for a scalar and for a batch and gives the
/// same bits in both (only the payload and sign of a NaN may differ), which xsimd's own functions
/// do not. Scalars go through compiler builtins rather than std:: functions: at -O0 those are
/// emitted as functions that files for all ISAs share.
namespace hinge::inline HINGE_TARGET::simd {

template <class T>
concept scalar = std::same_as<T, float> || std::same_as<T, double>;

/// a * b + c, rounded once where the file is compiled for an ISA with fused multiply-add, twice
/// elsewhere. A product that feeds a sum is always written this way: a plain a * b + c is
/// contracted by one compiler and not by another.
template <scalar T>
HINGE_INLINE T fma(T a, std::type_identity_t<T> b, std::type_identity_t<T> c) noexcept {
    if constexpr (!HINGE_HAS_FMA) {
        return a * b + c;
    } else if constexpr (std::is_same_v<T, float>) {
        return __builtin_fmaf(a, b, c);
    } else {
        return __builtin_fma(a, b, c);
    }
}

/// a * b - c and c - a * b, rounded like fma.
template <scalar T>
HINGE_INLINE T fms(T a, std::type_identity_t<T> b, std::type_identity_t<T> c) noexcept {
    return simd::fma(a, b, -c);
}
template <scalar T>
HINGE_INLINE T fnma(T a, std::type_identity_t<T> b, std::type_identity_t<T> c) noexcept {
    return simd::fma(-a, b, c);
}

template <scalar T>
using encoding_t = std::conditional_t<std::is_same_v<T, float>, std::uint32_t, std::uint64_t>;
template <scalar T>
inline constexpr encoding_t<T> sign_bit = encoding_t<T>{1} << (8 * sizeof(T) - 1);

/// g++ makes branches of a ?: and then vectorizes no loop of scalars, so where loops of scalars are
/// all there is, it is given bits. Scalar calls pay for it. silu on an array, -O3 -march=x86-64-v3,
/// without xsimd: 2.7 ns per element with ?:, 1.2 by bits (a scalar call: 2.7 and 5.9). Not for
/// SSE2: it cannot compare doubles into 64-bit masks, so nothing is vectorized either way.
#if !HINGE_HAS_BATCHES && defined(__GNUC__) && !defined(__clang__) &&                              \
    (defined(__SSE4_2__) || !defined(__SSE2__))
inline constexpr bool select_by_bits = true;
#else
inline constexpr bool select_by_bits = false;
#endif

/// mask ? a : b, lane by lane.
template <scalar T>
HINGE_INLINE T select(bool mask, T a, std::type_identity_t<T> b) noexcept {
    if constexpr (!select_by_bits) return mask ? a : b;
    const encoding_t<T> all = -encoding_t<T>{mask};
    return __builtin_bit_cast(T, (__builtin_bit_cast(encoding_t<T>, a) & all) |
                                     (__builtin_bit_cast(encoding_t<T>, b) & ~all));
}

/// |x|: the sign bit cleared.
template <scalar T>
HINGE_INLINE T abs(T x) noexcept {
    return __builtin_bit_cast(T, __builtin_bit_cast(encoding_t<T>, x) & ~sign_bit<T>);
}

/// |magnitude| with the sign bit of sign.
template <scalar T>
HINGE_INLINE T copysign(T magnitude, std::type_identity_t<T> sign) noexcept {
    return __builtin_bit_cast(T, (__builtin_bit_cast(encoding_t<T>, magnitude) & ~sign_bit<T>) |
                                     (__builtin_bit_cast(encoding_t<T>, sign) & sign_bit<T>));
}

/// The low 12 bits of x's encoding, moved up into sign and exponent.
HINGE_INLINE double low_bits_to_exponent(double x) noexcept {
    return __builtin_bit_cast(double, __builtin_bit_cast(std::uint64_t, x) << 52);
}

/// What times_two_to_low_bits adds for its factor: nothing for 1.
HINGE_INLINE std::uint32_t encoding_over_1(float factor) noexcept {
    return __builtin_bit_cast(std::uint32_t, factor) - __builtin_bit_cast(std::uint32_t, 1.0f);
}
/// factor 2^k, k + 127 being the low bits of `shifted`'s encoding, by adding k to the exponent: exact if
/// factor and result are normal numbers.
HINGE_INLINE float times_two_to_low_bits(float factor, float shifted) noexcept {
    return __builtin_bit_cast(float, (__builtin_bit_cast(std::uint32_t, shifted) << 23) +
                                         encoding_over_1(factor));
}

HINGE_INLINE bool any(bool mask) noexcept { return mask; }

template <scalar T>
HINGE_INLINE T divide(T a, std::type_identity_t<T> b) noexcept {
    return a / b;
}

#if HINGE_HAS_BATCHES // the same for batches

/// Architectures whose xsimd::fma is one instruction.
template <class A>
inline constexpr bool arch_has_fma =
    std::is_base_of_v<xsimd::avx512f, A> || std::is_base_of_v<xsimd::neon64, A>;
template <class A>
inline constexpr bool arch_has_fma<xsimd::fma3<A>> = true;

// What an x86 file with FMA can do for an architecture that xsimd does not count as having it, such
// as avxvnni, or sse2 in a file for AVX2.
#if defined(__FMA__)
HINGE_INLINE __m128 hardware_fma(__m128 a, __m128 b, __m128 c) noexcept {
    return _mm_fmadd_ps(a, b, c);
}
HINGE_INLINE __m128d hardware_fma(__m128d a, __m128d b, __m128d c) noexcept {
    return _mm_fmadd_pd(a, b, c);
}
HINGE_INLINE __m256 hardware_fma(__m256 a, __m256 b, __m256 c) noexcept {
    return _mm256_fmadd_ps(a, b, c);
}
HINGE_INLINE __m256d hardware_fma(__m256d a, __m256d b, __m256d c) noexcept {
    return _mm256_fmadd_pd(a, b, c);
}
#endif

/// f on every lane, through memory. For what an architecture cannot do at once.
template <class T, class A, class F>
HINGE_INLINE xsimd::batch<T, A> each_lane(F f) noexcept {
    alignas(A::alignment()) T lanes[xsimd::batch<T, A>::size];
    for (std::size_t i = 0; i < xsimd::batch<T, A>::size; ++i) lanes[i] = f(i);
    return xsimd::batch<T, A>::load_aligned(lanes);
}

template <class T, class A>
HINGE_INLINE xsimd::batch<T, A> fma(const xsimd::batch<T, A>& a,
                                    const std::type_identity_t<xsimd::batch<T, A>>& b,
                                    const std::type_identity_t<xsimd::batch<T, A>>& c) noexcept {
    if constexpr (!HINGE_HAS_FMA) {
        return a * b + c;
    } else if constexpr (arch_has_fma<A>) {
        return xsimd::fma(a, b, c);
    } else if constexpr (requires { hardware_fma(a, b, c); }) {
        return hardware_fma(a, b, c);
    } else { // lanes must equal scalars, whatever it costs
        return each_lane<T, A>([&](std::size_t i) HINGE_INLINE_LAMBDA {
            return simd::fma(a.get(i), b.get(i), c.get(i));
        });
    }
}

/// Those whose fms and fnma are one too. Not on Arm, where xsimd's fnma for floats rounds twice.
template <class A>
inline constexpr bool arch_has_fnma = arch_has_fma<A> && !std::is_base_of_v<xsimd::neon, A>;

template <class T, class A>
HINGE_INLINE xsimd::batch<T, A> fms(const xsimd::batch<T, A>& a,
                                    const std::type_identity_t<xsimd::batch<T, A>>& b,
                                    const std::type_identity_t<xsimd::batch<T, A>>& c) noexcept {
    if constexpr (HINGE_HAS_FMA && arch_has_fnma<A>) return xsimd::fms(a, b, c);
    return simd::fma(a, b, -c);
}
template <class T, class A>
HINGE_INLINE xsimd::batch<T, A> fnma(const xsimd::batch<T, A>& a,
                                     const std::type_identity_t<xsimd::batch<T, A>>& b,
                                     const std::type_identity_t<xsimd::batch<T, A>>& c) noexcept {
    if constexpr (HINGE_HAS_FMA && arch_has_fnma<A>) return xsimd::fnma(a, b, c);
    return simd::fma(-a, b, c);
}

template <class T, class A>
HINGE_INLINE xsimd::batch<T, A> select(const xsimd::batch_bool<T, A>& mask,
                                       const std::type_identity_t<xsimd::batch<T, A>>& a,
                                       const std::type_identity_t<xsimd::batch<T, A>>& b) noexcept {
    return xsimd::select(mask, a, b);
}

// By bits rather than by xsimd::abs and xsimd::copysign: those stand on a function that is not
// inlined at -O0 and that files for all ISAs would share.
template <class T, class A>
HINGE_INLINE xsimd::batch<T, A> abs(const xsimd::batch<T, A>& x) noexcept {
    return xsimd::bitwise_andnot(x, xsimd::batch<T, A>(T(-0.0)));
}
template <class T, class A>
HINGE_INLINE xsimd::batch<T, A>
copysign(const xsimd::batch<T, A>& magnitude,
         const std::type_identity_t<xsimd::batch<T, A>>& sign) noexcept {
    return simd::abs(magnitude) | (sign & xsimd::batch<T, A>(T(-0.0)));
}
template <class A>
HINGE_INLINE xsimd::batch<double, A>
low_bits_to_exponent(const xsimd::batch<double, A>& x) noexcept {
    return xsimd::bitwise_cast<double>(xsimd::bitwise_cast<std::uint64_t>(x) << 52);
}

template <class A>
HINGE_INLINE xsimd::batch<float, A>
times_two_to_low_bits(float factor, const xsimd::batch<float, A>& shifted) noexcept {
    using bits = xsimd::batch<std::uint32_t, A>;
    return xsimd::bitwise_cast<float>((xsimd::bitwise_cast<std::uint32_t>(shifted) << 23) +
                                      bits(simd::encoding_over_1(factor)));
}

template <class T, class A>
HINGE_INLINE bool any(const xsimd::batch_bool<T, A>& mask) noexcept {
    return xsimd::any(mask);
}

/// a / b, correctly rounded: xsimd's is an estimate for floats on Arm.
template <class T, class A>
HINGE_INLINE xsimd::batch<T, A> divide(const xsimd::batch<T, A>& a,
                                       const std::type_identity_t<xsimd::batch<T, A>>& b) noexcept {
#if defined(__aarch64__)
    if constexpr (requires { vdivq_f32(a, b); }) return vdivq_f32(a, b);
#endif
    return a / b;
}

// One instruction for at_least and at_most below: these return the second operand if there is a NaN
// or if both are zeros, as the comparison does.
#if defined(__SSE2__)
HINGE_INLINE __m128 hardware_max(__m128 a, __m128 b) noexcept { return _mm_max_ps(a, b); }
HINGE_INLINE __m128 hardware_min(__m128 a, __m128 b) noexcept { return _mm_min_ps(a, b); }
HINGE_INLINE __m128d hardware_max(__m128d a, __m128d b) noexcept { return _mm_max_pd(a, b); }
HINGE_INLINE __m128d hardware_min(__m128d a, __m128d b) noexcept { return _mm_min_pd(a, b); }
#endif
#if defined(__AVX__)
HINGE_INLINE __m256 hardware_max(__m256 a, __m256 b) noexcept { return _mm256_max_ps(a, b); }
HINGE_INLINE __m256 hardware_min(__m256 a, __m256 b) noexcept { return _mm256_min_ps(a, b); }
HINGE_INLINE __m256d hardware_max(__m256d a, __m256d b) noexcept { return _mm256_max_pd(a, b); }
HINGE_INLINE __m256d hardware_min(__m256d a, __m256d b) noexcept { return _mm256_min_pd(a, b); }
#endif
#if defined(__AVX512F__)
HINGE_INLINE __m512 hardware_max(__m512 a, __m512 b) noexcept { return _mm512_max_ps(a, b); }
HINGE_INLINE __m512 hardware_min(__m512 a, __m512 b) noexcept { return _mm512_min_ps(a, b); }
HINGE_INLINE __m512d hardware_max(__m512d a, __m512d b) noexcept { return _mm512_max_pd(a, b); }
HINGE_INLINE __m512d hardware_min(__m512d a, __m512d b) noexcept { return _mm512_min_pd(a, b); }
#endif

#endif

/// x held to [low, inf] or [-inf, high]; a NaN stays a NaN, and of two zeros x is the result. Never
/// xsimd's min or max: what those do with a NaN depends on the ISA, the operand order and the version.
template <float_double_or_batch V>
HINGE_INLINE V at_least(const V& x, const std::type_identity_t<V>& low) noexcept {
    if constexpr (requires { hardware_max(low, x); }) {
        return hardware_max(low, x);
    } else {
        return simd::select(x < low, low, x);
    }
}
template <float_double_or_batch V>
HINGE_INLINE V at_most(const V& x, const std::type_identity_t<V>& high) noexcept {
    if constexpr (requires { hardware_min(high, x); }) {
        return hardware_min(high, x);
    } else {
        return simd::select(x > high, high, x);
    }
}

/// An integer k in [-1022, 1023] as double, and 2^k, exact. Adding `shifter` rounds to the nearest
/// integer (|v| < 2^51) and leaves k + 1023, the biased exponent of 2^k, in the low bits.
inline constexpr double shifter = 0x1.8p52 + 1023;
template <double_value V>
HINGE_INLINE V exp2_of_integer(const V& k) noexcept {
    return simd::low_bits_to_exponent(k + shifter);
}

} // namespace hinge::inline HINGE_TARGET::simd
// --- hinge/math/double_double.hpp

namespace hinge::inline HINGE_TARGET::math {

/// An unevaluated sum hi + lo with |lo| at most about half an ulp of hi. What a double argument
/// needs where its absolute error counts, as in exp(x) with x = 700. Of floats, where V is float.
template <float_double_or_batch V>
struct double_double {
    V hi;
    V lo = V(0);
};

/// a + b, exactly. Source: Knuth, TAOCP vol. 2, 4.2.2.
template <float_double_or_batch V>
HINGE_INLINE double_double<V> exact_sum(const V& a, const std::type_identity_t<V>& b) noexcept {
    const V hi = a + b;
    const V b_seen = hi - a;
    return {hi, (a - (hi - b_seen)) + (b - b_seen)};
}

/// x as a sum of two numbers of at most 26 bits, |x| < 2^996. Source: Dekker 1971.
template <double_value V>
HINGE_INLINE double_double<V> split(const V& x) noexcept {
    const V c = x * 0x1.0000002p27;
    const V hi = c - (c - x);
    return {hi, x - hi};
}

/// a b, exactly, unless a part of it is below the normal range. Source: Dekker 1971, where there is
/// no fma.
template <float_double_or_batch V>
HINGE_INLINE double_double<V> exact_product(const V& a, const std::type_identity_t<V>& b) noexcept {
    const V hi = a * b;
    if constexpr (HINGE_HAS_FMA) {
        return {hi, simd::fms(a, b, hi)};
    } else {
        const double_double<V> x = math::split(a), y = math::split(b);
        return {hi, ((x.hi * y.hi - hi) + x.hi * y.lo + x.lo * y.hi) + x.lo * y.lo};
    }
}

/// a b - c to half an ulp of itself, however much of it cancels.
template <double_value V>
HINGE_INLINE V product_minus(const V& a, const std::type_identity_t<V>& b,
                             const std::type_identity_t<V>& c) noexcept {
    if constexpr (HINGE_HAS_FMA) return simd::fms(a, b, c);
    const double_double<V> p = math::exact_product(a, b);
    return (p.hi - c) + p.lo;
}

/// a b + c, rounded once, or nearly so where there is no fma.
template <double_value V>
HINGE_INLINE V product_plus(const V& a, const std::type_identity_t<V>& b,
                            const std::type_identity_t<V>& c) noexcept {
    if constexpr (HINGE_HAS_FMA) return simd::fma(a, b, c);
    const double_double<V> p = math::exact_product(a, b), s = math::exact_sum(p.hi, c);
    return s.hi + (s.lo + p.lo);
}

/// a b + c in two parts, a b and c having the same sign. The low part is exact where c - hi is: up to
/// hi = 2^n c, if the last n bits of c are 0.
template <double_value V>
HINGE_INLINE double_double<V> sum_with_product(const V& a, const V& b,
                                               const std::type_identity_t<V>& c) noexcept {
    if constexpr (HINGE_HAS_FMA) {
        const V hi = simd::fma(a, b, c);
        return {hi, simd::fma(a, b, c - hi)};
    }
    const double_double<V> p = math::exact_product(a, b), s = math::exact_sum(p.hi, c);
    return {s.hi, s.lo + p.lo};
}

} // namespace hinge::inline HINGE_TARGET::math
// --- hinge/math/polynomial.hpp

namespace hinge::inline HINGE_TARGET::math {

/// c0 + x c1 + x^2 c2 + ..., by Horner's rule.
template <float_double_or_batch V>
HINGE_INLINE V polynomial(const V&, element_t<V> c0) noexcept {
    return V(c0);
}
template <float_double_or_batch V, class... C>
HINGE_INLINE V polynomial(const V& x, element_t<V> c0, C... higher) noexcept {
    return simd::fma(x, math::polynomial(x, higher...), V(c0));
}

/// The same, as (c0 + x c1) + x^2 (c2 + x c3) + ...: as many operations, x2 = x^2 given, but only half
/// of them wait for each other.
template <double_value V>
HINGE_INLINE V polynomial_in_pairs(const V&, const V&, double c0) noexcept {
    return V(c0);
}
template <double_value V>
HINGE_INLINE V polynomial_in_pairs(const V& x, const V&, double c0, double c1) noexcept {
    return simd::fma(x, c1, c0);
}
template <double_value V, class... C>
HINGE_INLINE V polynomial_in_pairs(const V& x, const V& x2, double c0, double c1,
                                   C... higher) noexcept {
    return simd::fma(x2, math::polynomial_in_pairs(x, x2, higher...), simd::fma(x, c1, c0));
}

/// The same, as (c0 + ... + x^3 c3) + x^4 (c4 + ...), x4 = x^4, for 20 coefficients and more (AVX2, ns
/// per element, pairs and fours: gelu 2.91, 2.47, softplus 3.18, 2.66). It does nothing for the 10
/// of expm1_reduced.
template <double_value V, class... C>
HINGE_INLINE V polynomial_in_fours(const V& x, const V& x2, const V& x4, double c0, double c1,
                                   double c2, double c3, C... higher) noexcept {
    const V lower = math::polynomial_in_pairs(x, x2, c0, c1, c2, c3);
    if constexpr (sizeof...(C) > 4) {
        return simd::fma(x4, math::polynomial_in_fours(x, x2, x4, higher...), lower);
    } else {
        return simd::fma(x4, math::polynomial_in_pairs(x, x2, higher...), lower);
    }
}

} // namespace hinge::inline HINGE_TARGET::math
// --- hinge/math/exp.hpp

/// The exponential, in two grades. math::f32 works on double values whose result will be rounded to
/// float: relative error about 2^-29, no care for double's own limits, since every float result
/// lies far inside them. math::f64 works for a double result.
namespace hinge::inline HINGE_TARGET::math {

inline constexpr double log2_e = 0x1.71547652b82fep+0;

/// The nearest integer k to v scale, |k| < 1022, and 2^k.
template <double_value V>
struct power_of_two {
    V k;
    V value;
};
template <double_value V>
HINGE_INLINE power_of_two<V> nearest_power_of_two(const V& v,
                                                  const std::type_identity_t<V>& scale) noexcept {
    // No bits are left for a fraction, so this rounds to the nearest integer.
    const V shifted = simd::fma(v, scale, simd::shifter);
    return {shifted - simd::shifter, simd::low_bits_to_exponent(shifted)};
}

} // namespace hinge::inline HINGE_TARGET::math

namespace hinge::inline HINGE_TARGET::math::f32 {

/// Arguments of the functions below are held to [-limit, limit]: wide enough that a float result is
/// long 0 or infinite, narrow enough that e^limit, and its square times e^-limit, are finite as
/// double.
inline constexpr double exp_limit = 700.0;

/// exp(factor x), |factor x| <= exp_limit, factor being 1, -1 or another power
/// of two of either sign, so that factor log2(e) is exact.
///
/// Method  x factor log2(e) = k + f, |f| <= 1/2;  e^(factor x) = 2^k 2^f.
/// Source  Sollya: fpminimax(2^x, 6, [|D...|], [-1/2; 1/2], relative), error 2^-29.0.
template <double_value V>
HINGE_INLINE V exp(const V& x, double factor = 1) noexcept {
    const auto [k, s] = math::nearest_power_of_two(x, V(factor * log2_e));
    const V f = simd::fms(x, factor * log2_e, k);
    return s * math::polynomial(f, 0x1.00000002615p+0, 0x1.62e430c7e922cp-1, 0x1.ebfbdadcb0b76p-3,
                                0x1.c6aed4b951e22p-5, 0x1.3b2dbbc1032ep-7, 0x1.5f456a8a6b565p-10,
                                0x1.41d33366e8072p-13);
}

template <double_value V>
struct exp_and_expm1_result {
    V exp;
    V expm1;
};

/// exp(x) and exp(x) - 1, each to its own relative error, |x| <= exp_limit.
///
/// Method  p = 2^f - 1;  e^x = s + s p  and  e^x - 1 = (s - 1) + s p, where s = 2^k. One is never
///         formed from the other: e^x - 1 cancels near 0, and (e^x - 1) + 1 loses the tail.
/// Source  Sollya: fpminimax((2^x-1)/x, 6, [|D...|], [-1/2; 1/2], relative), error 2^-32.
template <double_value V>
HINGE_INLINE exp_and_expm1_result<V> exp_and_expm1(const V& x) noexcept {
    const auto [k, s] = math::nearest_power_of_two(x, V(log2_e));
    const V f = simd::fms(x, log2_e, k);
    const V p =
        f * math::polynomial(f, 0x1.62e42fefd32c2p-1, 0x1.ebfbe045300cbp-3, 0x1.c6b08cb168297p-5,
                             0x1.3b2a1c3667256p-7, 0x1.5d88bdb13b20cp-10, 0x1.443f62002d4cbp-13,
                             0x1.ffcbdd7926749p-17);
    return {simd::fma(s, p, s), simd::fma(s, p, s - 1.0)};
}

} // namespace hinge::inline HINGE_TARGET::math::f32

namespace hinge::inline HINGE_TARGET::math::f64 {

/// ln 2 in two parts: for an integer k of 11 bits, k ln2_hi is exact.
inline constexpr double ln2_hi = 0x1.62e42fefa3800p-1, ln2_lo = 0x1.ef35793c76730p-45;

/// exp(x) = 2^k (1 + p), not put together yet: sums with 1 and subnormal results each want it in
/// their own way. `power` is 2^(k + headroom): with a headroom that the caller takes back in the last
/// operation, 2^k may lie below the normal range, or above it, and a subnormal result is rounded
/// once.
template <double_value V>
struct exp_parts {
    V power;
    V p;

    /// y (1 + p), rounded once where there is fma; 1 + p itself would cost another half ulp.
    HINGE_INLINE V times_mantissa(const V& y) const noexcept { return simd::fma(y, p, y); }
    /// 2^headroom exp(x).
    HINGE_INLINE V value() const noexcept { return times_mantissa(power); }
    /// c + 2^headroom exp(x).
    HINGE_INLINE V plus(const std::type_identity_t<V>& c) const noexcept {
        return simd::fma(power, p, power + c);
    }
};

/// The nearest integer k to v scale, and 2^(k + headroom), -1022 <= k + headroom <= 1023. The
/// headroom costs nothing: it is part of the constant that rounds.
template <double_value V>
HINGE_INLINE power_of_two<V> nearest_power_of_two(const V& v, const std::type_identity_t<V>& scale,
                                                  int headroom) noexcept {
    const V shifted = simd::fma(v, scale, simd::shifter + headroom);
    return {shifted - (simd::shifter + headroom), simd::low_bits_to_exponent(shifted)};
}

template <double_value V>
HINGE_INLINE power_of_two<V> nearest_power_of_two(const V& v, int headroom) noexcept {
    const V shifted = v + (simd::shifter + headroom);
    return {shifted - (simd::shifter + headroom), simd::low_bits_to_exponent(shifted)};
}

/// e^r - 1 for |r| <= ln(2)/2.
///
/// Source  Sollya: b = log(2)/2*(1+1b-12);
///         fpminimax(expm1(x), [|2,...,11|], [|D...|], [-b;b], relative, floating, x),
///         error 2^-55.5, or 2^-56.9 of e^r.
template <double_value V>
HINGE_INLINE V expm1_reduced(const V& r) noexcept {
    const V r2 = r * r;
    const V q = math::polynomial_in_pairs(
        r, r2, 0x1.0000000000005p-1, 0x1.555555555553bp-3, 0x1.5555555552106p-5,
        0x1.1111111118833p-7, 0x1.6c16c17f3173bp-10, 0x1.a01a0177f2d28p-13, 0x1.a019a698a1a8cp-16,
        0x1.71de8101f5b88p-19, 0x1.28a29956eb4e1p-22, 0x1.ae77922cc7433p-26);
    return simd::fma(r2, q, r);
}

/// exp(x).
///
/// Method  r = x - k ln 2, |r| <= ln(2)/2, k ln2_hi being exact; p = e^r - 1. r itself is rounded, at
///         2^-54 or less.
template <double_value V>
HINGE_INLINE exp_parts<V> exp(const V& x, int headroom = 0) noexcept {
    const auto [k, power] = f64::nearest_power_of_two(x, log2_e, headroom);
    const V r = simd::fma(k, -ln2_lo, simd::fma(k, -ln2_hi, x));
    return {power, f64::expm1_reduced(r)};
}

/// exp(a b). The product is not rounded before k ln 2 is taken off: at a b = 700 an ulp is 2^-43.
template <double_value V>
HINGE_INLINE exp_parts<V> exp_of_product(const V& a, const V& b, int headroom) noexcept {
    const auto [k, power] = f64::nearest_power_of_two(V(a * b), log2_e, headroom);
    const V r = simd::fma(k, -ln2_lo, math::product_minus(a, b, V(k * ln2_hi)));
    return {power, f64::expm1_reduced(r)};
}

} // namespace hinge::inline HINGE_TARGET::math::f64
// --- hinge/math/exp_fma.hpp

/// The exponential in float itself, for ISAs with fused multiply-add: half the work of math::f32,
/// within 2 ULP.
///
/// Exponent headroom: 2^k is built as 2^(k + Headroom), Headroom being folded into the constant that
/// rounds to an integer, so that it costs nothing; what it adds is taken away by coefficients or
/// cancels in a quotient. So k may pass what a float can hold, and where a result is subnormal the
/// last operation makes it so and rounds once. Clamping the argument is all there is for range.
/// 2^k enters by a multiplication, never by adding to a result's encoding: a NaN would become a
/// number.
namespace hinge::inline HINGE_TARGET::math::f32_fma {

/// a b where that may be subnormal; `zero` has its sign where it may be 0. Zen 4 makes an fma's result
/// subnormal at no cost, a product's at one of 2 to 20 cycles (silu at -100, AVX-512, ns per element:
/// product 0.58, fma 0.27; where nothing is subnormal 0.27). Compilers do not turn it back into
/// a product, unless zero is a constant -0.
template <float_value V>
HINGE_INLINE V product_into_subnormals(const V& a, const std::type_identity_t<V>& b,
                                       const std::type_identity_t<V>& zero = V(0)) noexcept {
    return simd::fma(a, b, zero);
}

inline constexpr float ln2_hi = 0x1.62e430p-1f, ln2_lo = -0x1.05c610p-29f;

/// k, the nearest integer to Sign y log2(e); the low bits of `shifted` become k + Headroom + 127, for
/// simd::times_two_to_low_bits. (A struct of both is stored to memory by g++.)
template <int Sign, int Headroom, float_value V>
HINGE_INLINE V nearest_exponent(const V& y, V& shifted) noexcept {
    constexpr float log2_e = 0x1.715476p0f, shifter = 0x1.8p23f + Headroom + 127;
    shifted = simd::fma(y, V(Sign * log2_e), V(shifter));
    return shifted - V(shifter);
}

/// r, |r| <= 0.3466, of e^y (Sign 1) or e^-y (Sign -1) = 2^k e^(Sign r), and k in `shifted` as above.
///
/// Method  r = y - k ln 2 (or y + k ln 2) in two steps: k ln2_hi is exact in the first one's fma, the
///         second rounds once, 2^-26 absolute.
template <int Sign, int Headroom, float_value V>
HINGE_INLINE V reduce(const V& y, V& shifted) noexcept {
    const V k = f32_fma::nearest_exponent<Sign, Headroom>(y, shifted);
    return simd::fma(k, V(-Sign * ln2_lo), simd::fma(k, V(-Sign * ln2_hi), y));
}

/// scale (e^(Sign r) - 1 - Sign r) / r^2.
///
/// Source  Sollya: fpminimax(exp(x), [|2,...,6|], [|SG...|], [-0.3466;0.3466], relative, 1+x),
///         error of e^r 2^-28.2.
template <int Sign, float_value V>
HINGE_INLINE V exp_tail(const V& r, float scale) noexcept {
    return math::polynomial(r, scale * 0x1.fffffap-2f, Sign * scale * 0x1.555492p-3f,
                            scale * 0x1.555a26p-5f, Sign * scale * 0x1.12397ep-7f,
                            scale * 0x1.694c8ep-10f);
}
/// (e^r - 1 - r) / r^2, for e^r - 1.
///
/// Source  Sollya: fpminimax(expm1(x), [|2,...,6|], [|SG...|], [-0.3466;0.3466], relative, x),
///         error of e^r - 1 2^-26.1.
template <float_value V>
HINGE_INLINE V expm1_tail(const V& r) noexcept {
    return math::polynomial(r, 0x1.fffffep-2f, 0x1.5554bp-3f, 0x1.555716p-5f, 0x1.122792p-7f,
                            0x1.6b734ap-10f);
}

/// factor e^-y, 0 <= y <= 110 and |factor| in [2^-40, 2^40], for tails: twice the work of the above,
/// as both are in two parts. It rounds last where it multiplies by 2^k, into the subnormals too.
template <float_value V>
HINGE_INLINE V times_exp_of_minus(const double_double<V>& factor,
                                  const double_double<V>& y) noexcept {
    constexpr int headroom = 60;
    V shifted;
    const V k = f32_fma::nearest_exponent<-1, headroom>(y.hi, shifted);
    const V r = simd::fma(k, V(ln2_hi), y.hi) + simd::fma(k, V(ln2_lo), y.lo);
    const V expm1 = simd::fms(V(r * r), f32_fma::exp_tail<-1>(r, 1.0f), r);
    const V product = factor.hi + simd::fma(factor.hi, expm1, factor.lo);
    return f32_fma::product_into_subnormals(V(product * V(0x1p-60f)),
                                            simd::times_two_to_low_bits(1.0f, shifted));
}

} // namespace hinge::inline HINGE_TARGET::math::f32_fma
// --- hinge/math/elu.hpp

/// scale x for x > 0, alpha (e^x - 1) elsewhere, and its derivative: ELU and SELU.
///
/// The sign bit is put back because e^-0 - 1 is +0. What the exponential makes of x > 0 is not
/// used.
namespace hinge::inline HINGE_TARGET::math::f32 {

template <double_value V>
HINGE_INLINE V elu(const V& x, double alpha, double scale) noexcept {
    const V expm1 = f32::exp_and_expm1(simd::at_least(x, -exp_limit)).expm1;
    return simd::select(x > 0.0, V(x * scale), V(simd::copysign(expm1, x) * alpha));
}
template <double_value V>
HINGE_INLINE V elu_derivative(const V& x, double alpha, double scale) noexcept {
    return simd::select(x > 0.0, V(scale), V(f32::exp(simd::at_least(x, -exp_limit)) * alpha));
}

} // namespace hinge::inline HINGE_TARGET::math::f32

namespace hinge::inline HINGE_TARGET::math::f64 {

/// Below -expm1_limit e^x - 1 is -1.
inline constexpr double expm1_limit = 40.0;

template <double_value V>
HINGE_INLINE V elu(const V& x, double alpha, double scale) noexcept {
    const V expm1 = f64::exp(simd::at_least(x, -expm1_limit)).plus(-1.0);
    return simd::select(x > 0.0, V(x * scale), V(simd::copysign(expm1, x) * alpha));
}

/// alpha times e^-limit is 0 for alpha up to 2^946, and 2^k 2^headroom is still a normal number. alpha
/// takes the headroom back where it is large enough not to become subnormal, else the last product
/// does. More headroom would leave numbers next to the subnormal ones, which Zen 4 treats like those
/// (AVX2, ns per element: 2^1021 1.25, 2^1015 0.86).
template <double_value V>
HINGE_INLINE V elu_derivative(const V& x, double alpha, double scale) noexcept {
    constexpr double limit = 1401.0;
    constexpr int headroom = 1000;
    constexpr double inv_h = 0x1p-1000;
    const auto is_small = simd::abs(V(alpha)) < 1.0;
    const V a = simd::select(is_small, V(alpha), alpha * inv_h);
    const V last = simd::select(is_small, V(inv_h), 1.0);
    const exp_parts<V> e = f64::exp(simd::at_least(x, -limit), headroom);
    return simd::select(x > 0.0, V(scale), V(e.times_mantissa(a) * e.power * last));
}

} // namespace hinge::inline HINGE_TARGET::math::f64

namespace hinge::inline HINGE_TARGET::math::f32_fma {

/// The alphas for which alpha 2^k is a normal number wherever it counts, and e^-110 alpha is 0.
HINGE_INLINE bool elu_takes(float alpha) noexcept { return alpha >= 0x1p-7f && alpha <= 0x1p8f; }

/// Method  s = alpha 2^k:  alpha (e^x - 1) = s p + (s - alpha), p = e^r - 1. scale x is
///         x + x (scale - 1), in one rounding: it overflows no earlier than it should.
template <float_value V>
HINGE_INLINE V elu(const V& x, float alpha, float scale_minus_1) noexcept {
    V shifted;
    const V r = f32_fma::reduce<1, 0>(simd::at_least(x, V(-18)), shifted);
    const V s = simd::times_two_to_low_bits(alpha, shifted);
    const V p = simd::fma(V(r * r), f32_fma::expm1_tail(r), r);
    const V left = simd::fma(s, p, V(s - V(alpha)));
    const V right = scale_minus_1 == 0 ? x : simd::fma(x, V(scale_minus_1), x);
    return simd::select(x < V(0), left, right);
}
template <float_value V>
HINGE_INLINE V elu_derivative(const V& x, float alpha, float scale) noexcept {
    constexpr int headroom = 40;
    constexpr float c = 0x1p-40f;
    V shifted;
    const V r = f32_fma::reduce<1, headroom>(simd::at_least(x, V(-110)), shifted);
    const V q = simd::fma(simd::fma(f32_fma::exp_tail<1>(r, c), r, V(c)), r, V(c));
    const V left = f32_fma::product_into_subnormals(q, simd::times_two_to_low_bits(alpha, shifted));
    return simd::select(x > V(0), V(scale), left);
}

} // namespace hinge::inline HINGE_TARGET::math::f32_fma
// --- hinge/simd/convert.hpp

namespace hinge::inline HINGE_TARGET::simd {

/// A float kernel that is evaluated in double and rounded once: f takes and returns double or a
/// batch of them.
template <class F>
HINGE_INLINE float in_double(float x, F f) noexcept {
    return static_cast<float>(f(static_cast<double>(x)));
}

#if HINGE_HAS_BATCHES

// float to double and back, a register at a time. xsimd has no such conversion that is the same in
// 13 and 14, so this is the one place with instructions per ISA; which ones is asked of the register
// that a batch converts to.

template <class V>
struct halves {
    V lower, upper;
};

/// The lower and the upper half of a float batch as doubles, exact.
template <class A>
HINGE_INLINE halves<xsimd::batch<double, A>> widen(const xsimd::batch<float, A>& x) noexcept {
    constexpr std::size_t size = xsimd::batch<double, A>::size;
    const auto half = [&](std::size_t first) HINGE_INLINE_LAMBDA {
        return each_lane<double, A>([&](std::size_t i) HINGE_INLINE_LAMBDA {
            return static_cast<double>(x.get(first + i));
        });
    };
    return {half(0), half(size)};
}

/// The inverse: two double batches rounded to one float batch.
template <class A>
HINGE_INLINE xsimd::batch<float, A> narrow(const xsimd::batch<double, A>& lower,
                                           const xsimd::batch<double, A>& upper) noexcept {
    constexpr std::size_t size = xsimd::batch<double, A>::size;
    return each_lane<float, A>([&](std::size_t i) HINGE_INLINE_LAMBDA {
        return static_cast<float>(i < size ? lower.get(i) : upper.get(i - size));
    });
}

#if defined(__SSE2__)
template <class A>
concept in_xmm = requires(const xsimd::batch<double, A>& x) {
    _mm_cvtpd_ps(x);
};

template <in_xmm A>
HINGE_INLINE halves<xsimd::batch<double, A>> widen(const xsimd::batch<float, A>& x) noexcept {
    return {_mm_cvtps_pd(x), _mm_cvtps_pd(_mm_movehl_ps(x, x))};
}
template <in_xmm A>
HINGE_INLINE xsimd::batch<float, A> narrow(const xsimd::batch<double, A>& lower,
                                           const xsimd::batch<double, A>& upper) noexcept {
    return _mm_movelh_ps(_mm_cvtpd_ps(lower), _mm_cvtpd_ps(upper));
}
#endif

#if defined(__AVX__)
template <class A>
concept in_ymm = requires(const xsimd::batch<double, A>& x) {
    _mm256_cvtpd_ps(x);
};

template <in_ymm A>
HINGE_INLINE halves<xsimd::batch<double, A>> widen(const xsimd::batch<float, A>& x) noexcept {
    return {_mm256_cvtps_pd(_mm256_castps256_ps128(x)),
            _mm256_cvtps_pd(_mm256_extractf128_ps(x, 1))};
}
template <in_ymm A>
HINGE_INLINE xsimd::batch<float, A> narrow(const xsimd::batch<double, A>& lower,
                                           const xsimd::batch<double, A>& upper) noexcept {
    return _mm256_insertf128_ps(_mm256_castps128_ps256(_mm256_cvtpd_ps(lower)),
                                _mm256_cvtpd_ps(upper), 1);
}
#endif

#if defined(__AVX512F__)
template <class A>
concept in_zmm = requires(const xsimd::batch<double, A>& x) {
    _mm512_cvtpd_ps(x);
};

template <in_zmm A>
HINGE_INLINE halves<xsimd::batch<double, A>> widen(const xsimd::batch<float, A>& x) noexcept {
    const __m256d upper = _mm512_extractf64x4_pd(_mm512_castps_pd(x), 1);
    return {_mm512_cvtps_pd(_mm512_castps512_ps256(x)), _mm512_cvtps_pd(_mm256_castpd_ps(upper))};
}
template <in_zmm A>
HINGE_INLINE xsimd::batch<float, A> narrow(const xsimd::batch<double, A>& lower,
                                           const xsimd::batch<double, A>& upper) noexcept {
    const __m512d low = _mm512_castps_pd(_mm512_castps256_ps512(_mm512_cvtpd_ps(lower)));
    const __m256d high = _mm256_castps_pd(_mm512_cvtpd_ps(upper));
    return _mm512_castpd_ps(_mm512_insertf64x4(low, high, 1));
}
#endif

#if defined(__aarch64__)
template <class A>
concept in_neon = requires(const xsimd::batch<double, A>& x) {
    vcvt_f32_f64(x);
};

template <in_neon A>
HINGE_INLINE halves<xsimd::batch<double, A>> widen(const xsimd::batch<float, A>& x) noexcept {
    return {vcvt_f64_f32(vget_low_f32(x)), vcvt_high_f64_f32(x)};
}
template <in_neon A>
HINGE_INLINE xsimd::batch<float, A> narrow(const xsimd::batch<double, A>& lower,
                                           const xsimd::batch<double, A>& upper) noexcept {
    return vcvt_high_f32_f64(vcvt_f32_f64(lower), upper);
}
#endif

template <class A, class F>
HINGE_INLINE xsimd::batch<float, A> in_double(const xsimd::batch<float, A>& x, F f) noexcept {
    const auto [lower, upper] = simd::widen(x);
    return simd::narrow(f(lower), f(upper));
}

#endif

/// The same where it is the exception: not inlined, so that its constants stay out of the registers of
/// the loop around it (softplus, AVX2: 0.96 ns per element inlined, 0.78 out of line), and not marked
/// as cold either, or g++ compiles it for size.
template <float_value V, class F>
__attribute__((noinline)) V in_double_out_of_line(V x, F f) noexcept {
    return simd::in_double(x, f);
}

} // namespace hinge::inline HINGE_TARGET::simd
// --- hinge/activation/elu.hpp

namespace hinge {

/// elu(x) = x > 0 ? x : alpha (e^x - 1).
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input and every alpha, 0 and negative ones included. -inf -> -alpha, +inf -> +inf,
///         NaN -> NaN, -0 -> -0 (alpha > 0); derivative alpha at 0, the left one.
/// Method  math/elu.hpp with scale 1: e^x - 1 has its own reduction, so nothing cancels near 0.
///         Float with fused multiply-add, for ordinary alphas: the exponential in float.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Clevert et al. 2015, arXiv:1511.07289, eq. 15.
struct elu {
    static constexpr std::string_view name = "elu";
    static constexpr accuracy claim{0.95, 0.9, 2.4, 1.3};

    double alpha = 1.0;

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        if constexpr (float_value<V>) {
            const float a = static_cast<float>(alpha);
            if (evaluates_in_float()) return math::f32_fma::elu(x, a, 0);
            return simd::in_double_out_of_line(
                x, [=](auto v) HINGE_INLINE_LAMBDA { return math::f32::elu(v, a, 1.0); });
        } else {
            return math::f64::elu(x, alpha, 1.0);
        }
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        if constexpr (float_value<V>) {
            const float a = static_cast<float>(alpha);
            if (evaluates_in_float()) return math::f32_fma::elu_derivative(x, a, 1);
            return simd::in_double_out_of_line(x, [=](auto v) HINGE_INLINE_LAMBDA {
                return math::f32::elu_derivative(v, a, 1.0);
            });
        } else {
            return math::f64::elu_derivative(x, alpha, 1.0);
        }
    }
    /// Whether float calls have these parameters evaluated in float; others take twice to three times
    /// the time, in double.
    HINGE_INLINE bool evaluates_in_float() const noexcept {
        return HINGE_HAS_FMA && math::f32_fma::elu_takes(static_cast<float>(alpha));
    }
};

} // namespace hinge
// --- hinge/math/series.hpp

/// Taylor series, and the polynomials that the tables of math/pieces.hpp are made of. All of it is done
/// by the compiler.
namespace hinge::inline HINGE_TARGET::math::f32_fma {

/// The first coefficients of a power series in d.
template <int Size>
struct series {
    static constexpr int size = Size;
    double c[Size];
};

/// exp(x) and the square root to a relative 2^-40.
constexpr double exp_for_tables(double x) {
    double reduced = x / 1024, sum = 1;
    for (int n = 9; n > 0; --n) sum = 1 + reduced / n * sum;
    for (int i = 0; i < 10; ++i) sum *= sum;
    return sum;
}
constexpr double sqrt_for_tables(double x) {
    double root = x > 1 ? x : 1;
    for (int i = 0; i < 40; ++i) root = (root + x / root) / 2;
    return root;
}

/// A series on [-radius, radius] made a polynomial of `degree`: its highest term a d^n is replaced
/// by what is nearest to it among the lower ones, which leaves a (radius/2)^n 2 T_n(d / radius),
/// T_n being the Chebyshev polynomial. Source: Lanczos 1938, J. Math. Phys. 17.
template <int Size>
constexpr series<Size> shorten(series<Size> s, int degree, double radius) {
    for (int n = Size - 1; n > degree; --n) {
        // 2 (r/2)^n T_n(d/r) = sum over j of b_j d^(n-2j), b_0 = 1,
        // b_j = -b_(j-1) (r/2)^2 (n-2j+2)(n-2j+1) / (j (n-j)).
        double b = 1;
        for (int j = 1; 2 * j <= n; ++j) {
            b *= -radius * radius / 4 * (n - 2 * j + 2) * (n - 2 * j + 1) / (j * (n - j));
            s.c[n - 2 * j] -= s.c[n] * b;
        }
        s.c[n] = 0;
    }
    return s;
}

/// The piece about c on [c - radius, c + radius], from Terms terms of the series.
template <class Curve, int Degree, int Terms>
constexpr series<Degree + 1> piece(double centre, double radius, bool keep_value) {
    auto f = Curve::template at<Terms>(centre);
    if (keep_value) { // (F(c + d) - F(c)) / d
        // Next to a root, F(c) from the series would be what a cancellation has left.
        const double to_root = (centre - Curve::root) - Curve::root_lo;
        const double value = centre == 0 ? f.c[0] : f.c[1] * to_root;
        for (int i = 1; i < Terms; ++i) f.c[i - 1] = f.c[i];
        f.c[Terms - 1] = 0;
        f = f32_fma::shorten(f, Degree - 1, radius);
        for (int i = Degree; i > 0; --i) f.c[i] = f.c[i - 1];
        f.c[0] = value;
    } else {
        f = f32_fma::shorten(f, Degree, radius);
    }
    series<Degree + 1> result{};
    for (int i = 0; i <= Degree; ++i) result.c[i] = f.c[i];
    return result;
}

/// A float next to `centre` at which F is nearly a float, so that rounding F there costs nothing: the
/// best of 64. Worth up to half an ULP, at no price.
template <class Curve, int Terms>
constexpr float good_centre(double centre) {
    const auto f = Curve::template at<Terms>(centre);
    double best = 1;
    float result = 0;
    for (int k = -32; k < 32; ++k) {
        const float candidate = static_cast<float>(centre + k * 0x1p-17);
        const double d = static_cast<double>(candidate) - centre;
        double value = 0;
        for (int i = Terms; i-- > 0;) value = value * d + f.c[i];
        const double ratio = static_cast<double>(static_cast<float>(value)) / value;
        const double error = ratio < 1 ? 1 - ratio : ratio - 1;
        if (error < best) best = error, result = candidate;
    }
    return result;
}

/// From g(t) = f(-t) / -t the series of f(-t) = -t g(t) at c, and of f'(-t) = g(t) + t g'(t).
template <int Size>
constexpr series<Size> forward_from(const series<Size>& g, double c) {
    series<Size> f{};
    for (int n = 0; n < Size; ++n) f.c[n] = -c * g.c[n] - (n > 0 ? g.c[n - 1] : 0);
    if (c == 0) f.c[0] = -0.0; // f(-0) = -0
    return f;
}
template <int Size>
constexpr series<Size - 1> derivative_from(const series<Size>& g, double c) {
    series<Size - 1> k{};
    for (int n = 0; n < k.size; ++n) k.c[n] = (n + 1) * (g.c[n] + c * g.c[n + 1]);
    return k;
}

} // namespace hinge::inline HINGE_TARGET::math::f32_fma
// --- hinge/simd/table.hpp

/// Tables of coefficients, an entry for every lane of its own: the low bits of a float that a
/// shifter was added to (see math/pieces.hpp) say which.
namespace hinge::inline HINGE_TARGET::simd {

/// Whether 32 floats are two registers and one instruction picks any of them for every lane. The
/// shape of a table depends on it, and with it a function's last bits.
#if defined(__AVX512F__)
inline constexpr bool has_register_tables = true;
#else
inline constexpr bool has_register_tables = false;
#endif

inline constexpr std::size_t column_length = 32;

/// column[i], i being the low 5 bits of `shifted`.
HINGE_INLINE float pick(const float (&column)[column_length], float shifted) noexcept {
    return column[__builtin_bit_cast(std::uint32_t, shifted) % column_length];
}

template <class V>
struct cubic_coefficients {
    V c0, c1, c2, c3;
};

/// rows[i], i being as many low bits of `shifted` as the table has rows for.
template <std::size_t Rows>
HINGE_INLINE cubic_coefficients<float> pick(const float (&rows)[Rows][4], float shifted) noexcept {
    const auto& row = rows[__builtin_bit_cast(std::uint32_t, shifted) % Rows];
    return {row[0], row[1], row[2], row[3]};
}

#if HINGE_HAS_BATCHES

template <class A>
HINGE_INLINE xsimd::batch<float, A> pick(const float (&column)[column_length],
                                         const xsimd::batch<float, A>& shifted) noexcept {
#if defined(__AVX512F__)
    if constexpr (requires { _mm512_castps_si512(shifted); })
        return _mm512_permutex2var_ps(_mm512_load_ps(column), _mm512_castps_si512(shifted),
                                      _mm512_load_ps(column + 16));
#endif
    return each_lane<float, A>(
        [&](std::size_t i) HINGE_INLINE_LAMBDA { return simd::pick(column, shifted.get(i)); });
}

template <std::size_t Rows, class A>
HINGE_INLINE cubic_coefficients<xsimd::batch<float, A>>
pick(const float (&rows)[Rows][4], const xsimd::batch<float, A>& shifted) noexcept {
#if defined(__AVX2__)
    // Eight rows of 16 bytes, two to a register, then transposed. Indices by way of two 64-bit
    // moves: storing them and loading each cost 0.1 ns per element more (gelu, AVX2).
    if constexpr (requires { _mm256_castps_si256(shifted); }) {
        const __m256i bytes = _mm256_slli_epi32(
            _mm256_and_si256(_mm256_castps_si256(shifted), _mm256_set1_epi32(Rows - 1)), 4);
        const __m128i low = _mm256_castsi256_si128(bytes),
                      high = _mm256_extracti128_si256(bytes, 1);
        const auto i01 = static_cast<std::uint64_t>(_mm_cvtsi128_si64(low)),
                   i23 = static_cast<std::uint64_t>(_mm_extract_epi64(low, 1)),
                   i45 = static_cast<std::uint64_t>(_mm_cvtsi128_si64(high)),
                   i67 = static_cast<std::uint64_t>(_mm_extract_epi64(high, 1));
        const char* const base = reinterpret_cast<const char*>(rows);
        const auto two_rows = [base](std::uint64_t i, std::uint64_t j) HINGE_INLINE_LAMBDA {
            return _mm256_insertf128_ps(
                _mm256_castps128_ps256(_mm_load_ps(reinterpret_cast<const float*>(base + i))),
                _mm_load_ps(reinterpret_cast<const float*>(base + j)), 1);
        };
        const __m256 r0 = two_rows(i01 & 0xffff, i45 & 0xffff), r1 = two_rows(i01 >> 32, i45 >> 32),
                     r2 = two_rows(i23 & 0xffff, i67 & 0xffff), r3 = two_rows(i23 >> 32, i67 >> 32);
        const __m256 t0 = _mm256_unpacklo_ps(r0, r2), t1 = _mm256_unpackhi_ps(r0, r2),
                     t2 = _mm256_unpacklo_ps(r1, r3), t3 = _mm256_unpackhi_ps(r1, r3);
        return {_mm256_unpacklo_ps(t0, t2), _mm256_unpackhi_ps(t0, t2), _mm256_unpacklo_ps(t1, t3),
                _mm256_unpackhi_ps(t1, t3)};
    }
#endif
    const auto column = [&](std::size_t k) HINGE_INLINE_LAMBDA {
        return each_lane<float, A>([&](std::size_t i) HINGE_INLINE_LAMBDA {
            return rows[__builtin_bit_cast(std::uint32_t, shifted.get(i)) % Rows][k];
        });
    };
    return {column(0), column(1), column(2), column(3)};
}

#endif

} // namespace hinge::inline HINGE_TARGET::simd
// --- hinge/math/pieces.hpp

#include <utility>

/// Curves on [0, limit] in pieces, a polynomial each, for floats where there is fused multiply-add.
///
/// Two shapes: 32 pieces of degree 6 where a table fits registers, else 512 of degree 3, whose four
/// coefficients are one load of 16 bytes. Each is slow where the other is used (gelu, prototypes on
/// Zen 4, ns per element; 32 pieces: AVX-512 0.28, AVX2 0.76; 512 pieces: 0.54, 0.45).
///
/// A piece is the Taylor series of F at its centre, made shorter a term at a time (math/series.hpp). Where
/// the centre is 0 or a root of F (to a float), F's value there stays what it is, which keeps the
/// relative accuracy. Compilers compute the tables, no coefficient stands in the source.
///
/// A Curve has
///     limit         the largest t
///     root, root_lo of F, or 0
///     at<Size>(c)   the Taylor series of F at c, Size terms of it
///     degree        of the shorter table's pieces
///     rows          pieces of the longer table, a power of two
///     step          their distance, at least limit / (rows - 1/2); the root is a multiple of it
///     index(t)      which piece of the shorter table t is in, plus a shifter
///     piece_at(i)   the t at which that turns from i - 1/2 to i + 1/2: inverse of what it rounds
///     first_piece   index(0)
///     tail(t)       F(t) for t > limit
/// of which those about the shorter table come from in_squares or in_steps.
namespace hinge::inline HINGE_TARGET::math::f32_fma {

/// For an F that falls like exp(-t^2/2): pieces round((t + offset)^2 / 2), each of which makes it
/// smaller by about the same factor.
template <class Curve>
struct in_squares {
    static constexpr int degree = 6;
    template <float_value V>
    HINGE_INLINE static V index(const V& t) noexcept {
        const V s = t + V(Curve::offset);
        return simd::fma(s, s, V(0x1.8p24f)); // rounded to a multiple of 2
    }
    static constexpr double piece_at(double i) {
        return f32_fma::sqrt_for_tables(2 * i) - static_cast<double>(Curve::offset);
    }
    static constexpr int first_piece() {
        int i = 0; // the one that does not end before 0
        while (piece_at(i + 0.5) <= 0) ++i;
        return i;
    }
};
/// For an F that falls like exp(-t): pieces round(t / width).
template <class Curve>
struct in_steps {
    static constexpr int degree = 7;
    template <float_value V>
    HINGE_INLINE static V index(const V& t) noexcept {
        return simd::fma(t, V(1 / Curve::width), V(0x1.8p23f));
    }
    static constexpr double piece_at(double i) { return i * static_cast<double>(Curve::width); }
    static constexpr int first_piece() { return 0; }
};

template <int Degree>
struct register_table {
    alignas(64) float centre[simd::column_length];
    alignas(64) float c[Degree + 1][simd::column_length];
};
template <class Curve>
constexpr register_table<Curve::degree> make_register_table() {
    register_table<Curve::degree> table{};
    constexpr int first = Curve::first_piece();
    static_assert(Curve::piece_at(first + 31.5) >= static_cast<double>(Curve::limit));
    for (int i = first; i < first + int(simd::column_length); ++i) {
        const double low = i == first ? 0 : Curve::piece_at(i - 0.5),
                     high = Curve::piece_at(i + 0.5);
        const bool has_root = low < Curve::root && Curve::root < high;
        const float centre = i == first ? 0.0f
                             : has_root ? static_cast<float>(Curve::root)
                                        : f32_fma::good_centre<Curve, 6>((low + high) / 2);
        const double radius = centre - low > high - centre ? centre - low : high - centre;
        const auto s = f32_fma::piece<Curve, Curve::degree, Curve::degree + 5>(
            centre, radius, i == first || has_root);
        const std::size_t column = static_cast<std::size_t>(i) % simd::column_length;
        table.centre[column] = centre;
        for (std::size_t k = 0; k <= Curve::degree; ++k)
            table.c[k][column] = static_cast<float>(s.c[k]);
    }
    return table;
}
template <class Curve>
inline constexpr auto register_table_of = f32_fma::make_register_table<Curve>();

/// The longer table is made in blocks: compilers limit how long one constant may take.
inline constexpr std::size_t block = 64;
struct row_block {
    float row[block][4];
};
template <class Curve, std::size_t First>
constexpr row_block make_row_block() {
    row_block result{};
    constexpr double step = static_cast<double>(Curve::step);
    for (std::size_t i = 0; i < block; ++i) {
        const double centre = static_cast<double>(First + i) * step, to_root = centre - Curve::root;
        const bool keep_value = centre == 0 || (to_root < step / 2 && -to_root < step / 2);
        const auto s = f32_fma::piece<Curve, 3, 6>(centre, step / 2, keep_value);
        for (std::size_t k = 0; k < 4; ++k) result.row[i][k] = static_cast<float>(s.c[k]);
    }
    return result;
}
template <class Curve, std::size_t First>
inline constexpr row_block row_block_of = f32_fma::make_row_block<Curve, First>();

template <std::size_t Rows>
struct row_table {
    alignas(64) float row[Rows][4];
};
template <class Curve, std::size_t... Block>
constexpr row_table<Curve::rows> make_row_table(std::index_sequence<Block...>) {
    static_assert((Curve::rows - 0.5) * static_cast<double>(Curve::step) >=
                  static_cast<double>(Curve::limit));
    row_table<Curve::rows> table{};
    std::size_t i = 0;
    const auto append = [&](const row_block& from) {
        for (const auto& row : from.row) {
            for (std::size_t k = 0; k < 4; ++k) table.row[i][k] = row[k];
            ++i;
        }
    };
    (append(row_block_of<Curve, Block * block>), ...);
    return table;
}
template <class Curve>
inline constexpr auto
    row_table_of = f32_fma::make_row_table<Curve>(std::make_index_sequence<Curve::rows / block>());

/// F(t), 0 <= t <= Curve::limit; a NaN gives a NaN.
template <class Curve, float_value V>
HINGE_INLINE V in_pieces(const V& t) noexcept {
    if constexpr (simd::has_register_tables) {
        constexpr const auto& table = register_table_of<Curve>;
        const V shifted = Curve::index(t);
        const V d = t - simd::pick(table.centre, shifted);
        V p = simd::pick(table.c[Curve::degree], shifted);
        for (std::size_t k = Curve::degree; k-- > 0;)
            p = simd::fma(p, d, simd::pick(table.c[k], shifted));
        return p;
    } else {
        constexpr float shifter = 0x1.8p23f;
        const V shifted = simd::fma(t, V(1 / Curve::step), V(shifter));
        const V d = simd::fnma(V(shifted - V(shifter)), V(Curve::step), t);
        const auto c = simd::pick(row_table_of<Curve>.row, shifted);
        return simd::fma(simd::fma(simd::fma(c.c3, d, c.c2), d, c.c1), d, c.c0);
    }
}

/// Curve::tail out of line, so that its constants stay out of the registers of the loop around it,
/// and not marked as cold either, or g++ compiles it for size.
template <class Curve, float_value V>
__attribute__((noinline)) V tail_out_of_line(V t) noexcept {
    return Curve::tail(t);
}

/// y = F(-x), but from Curve::tail in the lanes of x below -limit.
template <class Curve, float_value V>
HINGE_INLINE V with_tail(const V& x, const V& y) noexcept {
    const auto in_tail = x < V(-Curve::limit);
    if (!simd::any(in_tail)) return y;
    return simd::select(in_tail, f32_fma::tail_out_of_line<Curve>(simd::abs(x)), y);
}

/// f(x) and f'(x) of a function like x Phi(x), with f(-t) or f'(-t) as Curve and
/// f(x) = x + f(-x), f'(x) = 1 - f'(-x).
template <class Curve, float_value V>
HINGE_INLINE V forward_in_pieces(const V& x) noexcept {
    const V t = simd::at_most(simd::abs(x), V(Curve::limit));
    // -0, so that a negative result that underflows stays negative.
    const V y = simd::at_least(x, V(-0.0f)) + f32_fma::in_pieces<Curve>(t);
    return f32_fma::with_tail<Curve>(x, y);
}
template <class Curve, float_value V>
HINGE_INLINE V derivative_in_pieces(const V& x) noexcept {
    const V t = simd::at_most(simd::abs(x), V(Curve::limit));
    const V left = f32_fma::in_pieces<Curve>(t);
    const V y = simd::select(x < V(0), left, V(V(1) - left));
    return f32_fma::with_tail<Curve>(x, y);
}

} // namespace hinge::inline HINGE_TARGET::math::f32_fma
// --- hinge/math/normal.hpp

/// The upper tail of the normal distribution, Q(t) = Phi(-t) for t >= 0, and the slope it gives to
/// GELU.
///
/// Q(t) = exp(-t^2/2) R(t), where R(t) = erfcx(t/sqrt(2))/2 falls slowly, like 0.4/t. R is smooth
/// up to infinity in q = (t - c)/(t + c), so one polynomial in q serves all t, and a factor t + 1
/// or t + c takes its fall out. (The change of variable for erfcx: Shepherd and Laframboise 1981,
/// Math. Comp. 36.)
///
/// With t0 the root of R(t) = t/sqrt(2 pi), the derivative of GELU at -t is
///     Q(t) - t phi(t) = exp(-t^2/2) (R(t) - t/sqrt(2 pi)) = exp(-t^2/2) (t0 - t) S(t),
/// S being positive and smooth: the zero crossing is exact because t0 - t is.
///
/// Source of the coefficients, Sollya:
///     R = exp(x^2/2)*erfc(x/sqrt(2))/2;
///     t0 = 0.75179152469356445745790494677952403966447115342345384838654;
///     procedure fit(F, c, T, n) { var i, b, X, G;
///         b = (T-c)/(T+c); G = F(c*(1+x)/(1-x));
///         X = [||]; for i from 0 to n do X = X:.((b-1)/2 + (b+1)/2*cos(pi*(2*i+1)/(2*(n+1))));
///         return roundcoefficients(interpolate(X, G), [|D...|]); };
namespace hinge::inline HINGE_TARGET::math {

inline constexpr double gelu_root = 0x1.80ead197f00b4p-1, gelu_root_lo = -0x1.13e74c58cada8p-56;

/// x where x > 0, else a zero with the sign of x: what t Q(t) is subtracted from. Not
/// x < 0 ? -0.0 : x, of which clang 14 makes a maximum that turns +0 into -0.
template <double_value V>
HINGE_INLINE V relu_with_sign(const V& x) noexcept {
    return simd::select(x > 0.0, x, simd::copysign(V(0.0), x));
}

} // namespace hinge::inline HINGE_TARGET::math

namespace hinge::inline HINGE_TARGET::math::f32 {

/// Arguments of the functions below are held to [0, limit]: exp(-limit^2/2) is 0 as float.
inline constexpr double normal_limit = 15.0;

/// exp(-t^2/2). The square of a float is exact in double.
template <double_value V>
HINGE_INLINE V gaussian(const V& t) noexcept {
    return f32::exp(V(t * t), -0.5);
}

/// Q(t).
///
/// Source  Sollya: prec = 200; b = (15-3)/(15+3); F = (x+3)*R;
///         fpminimax(F(3*(1+x)/(1-x)), 10, [|D...|], [-1;b], relative), error 2^-29.9.
template <double_value V>
HINGE_INLINE V normal_tail(const V& t) noexcept {
    const V w = 1.0 / (t + 3.0);
    const V p =
        math::polynomial(V((t - 3.0) * w), 0x1.754a751c6be2ep-1, -0x1.04c729abd379bp-1,
                         0x1.d71385040f9e2p-3, -0x1.832d0a6881aa6p-5, -0x1.56d5eb5e9720ap-7,
                         0x1.c8bda423ba265p-8, 0x1.0ca2145c85682p-10, -0x1.0eaed88357449p-10,
                         -0x1.009e3f70b5063p-12, 0x1.136b6a4baad32p-13, 0x1.c9168b3bd809ep-15);
    return f32::gaussian(t) * (w * p);
}

/// (t0 - t) S(t): times gaussian(t) it is Q(t) - t phi(t), GELU's derivative at -t.
///
/// Source  fit((R-x/sqrt(2*pi))/(t0-x), 4, 15, 9), error 2^-30.2.
template <double_value V>
HINGE_INLINE V slope_over_gaussian(const V& t) noexcept {
    const V s = math::polynomial(
        V((t - 4.0) / (t + 4.0)), 0x1.d94de7875d41p-2, -0x1.a762ffe12eb4cp-4, 0x1.ef4fee5297aa6p-5,
        -0x1.cc1e322aa16cfp-6, 0x1.377799308381fp-7, -0x1.d4c45846bb585p-10, -0x1.476b675e4453fp-13,
        0x1.84cdb467ab60bp-13, -0x1.cf411d2b9bb4dp-17, -0x1.14365d1647486p-16);
    return (gelu_root - t) * s;
}

} // namespace hinge::inline HINGE_TARGET::math::f32

namespace hinge::inline HINGE_TARGET::math::f64 {

/// Arguments of the functions below are held to [0, limit]: t exp(-limit^2/2) is 0 as double.
inline constexpr double normal_limit = 38.7;

/// value power is what is asked for; power a power of two, so that the last product with a third
/// factor is the only one to be rounded, into the subnormals too.
template <double_value V>
struct scaled {
    V value;
    V power;
};
inline constexpr int normal_headroom = 100;

/// Q(t).
///
/// Source  Sollya: prec = 250; b = (38.7-4.5)/(38.7+4.5); F = (x+2)*R;
///         fpminimax(F(4.5*(1+x)/(1-x)), 21, [|D...|], [-1;b], relative), times 2^-normal_headroom,
///         error 2^-54.4. The factor x + 2 costs a second division, beside which the polynomial
///         runs; with x + 4.5, whose reciprocal is there already, F is steeper in q at t = 0, where
///         q is off by 3 half ulps: 6.7 ULP instead of 3.9, at the same speed.
/// Error   c0 is added last, by itself, not with its neighbours: 4.26 to 3.84 ULP of gelu (20 million
///         inputs). Without fma the last two products are taken exactly: 4.22 to 3.98 ULP.
template <double_value V>
HINGE_INLINE scaled<V> normal_tail(const V& t) noexcept {
    const exp_parts<V> e = f64::exp_of_product(t, V(t * -0.5), normal_headroom);
    const V q = (t - 4.5) / (t + 4.5), q2 = q * q;
    const V p = math::product_plus(
        q,
        math::polynomial_in_fours(
            q, q2, V(q2 * q2), -0x1.0068d4fa5e5adp-102, 0x1.281e0ad410c41p-103,
            -0x1.e1c59a9d9ff69p-105, 0x1.4bcd885ac6016p-107, 0x1.a879c9be9723fp-108,
            -0x1.a0b2cfdeb7c43p-108, 0x1.3f53aa07764ecp-109, -0x1.734299f36c0b6p-113,
            -0x1.067b089fe8476p-112, 0x1.5ad61413ec3dep-114, 0x1.49199528bf7b3p-116,
            -0x1.ed7c572e85a8cp-117, -0x1.bb1be899ce8p-120, 0x1.4684690f1b11ap-119,
            0x1.f712a7f935087p-123, -0x1.b8fb08befe7bep-122, -0x1.035b0bfd4c99p-124,
            0x1.1884bb686baefp-124, 0x1.16583299af96dp-126, -0x1.e334e28ffb301p-128,
            -0x1.69291d19ee75p-129),
        V(0x1.1a39c6c001dc8p-101));
    return {V(math::product_plus(p, e.p, p) / (t + 2.0)), e.power};
}

/// S(t) exp(-t^2/2): times t0 - t it is Q(t) - t phi(t), GELU's derivative at -t.
///
/// Source  Sollya: prec = 250; b = (38.7-4)/(38.7+4); F = (R-x/sqrt(2*pi))/(t0-x);
///         fpminimax(F(4*(1+x)/(1-x)), 20, [|D...|], [-1;b], relative), times 2^-normal_headroom,
///         error 2^-55.7.
template <double_value V>
HINGE_INLINE scaled<V> slope_over_distance(const V& t) noexcept {
    const exp_parts<V> e = f64::exp_of_product(t, V(t * -0.5), normal_headroom);
    const V q = (t - 4.0) / (t + 4.0), q2 = q * q;
    const V s =
        simd::fma(q,
                  math::polynomial_in_fours(
                      q, q2, V(q2 * q2), -0x1.a763001ac67d7p-104, 0x1.ef4ff8013790fp-105,
                      -0x1.cc1e2623d9b86p-106, 0x1.37754d8171533p-107, -0x1.d4c8222990ce1p-110,
                      -0x1.443f63f93a729p-113, 0x1.85999bb88b06bp-113, -0x1.25380bf52d5f8p-116,
                      -0x1.2e93646dcd1b9p-116, 0x1.dafb05b73e492p-119, 0x1.29835ba407049p-119,
                      -0x1.083387d89ab03p-121, -0x1.76d1b54a954p-122, 0x1.c16cdb999d923p-125,
                      0x1.0d368d40a4cep-124, -0x1.97933933474a1p-131, -0x1.6d6ebaf1d3601p-127,
                      -0x1.be57938eccebep-130, 0x1.462ca92da698bp-130, 0x1.9d8ed33f63e3dp-132),
                  0x1.d94de78425463p-102);
    return {e.times_mantissa(s), e.power};
}

} // namespace hinge::inline HINGE_TARGET::math::f64

namespace hinge::inline HINGE_TARGET::math::f32_fma {

inline constexpr double inv_sqrt_2pi = 0.39894228040143267793994605993438;
inline constexpr float inv_sqrt_2pi_f32 = static_cast<float>(inv_sqrt_2pi);

/// The Taylor series of Q at c >= 0, for tables.
///
/// Method  Q' = -phi, phi' = -t phi, coefficient by coefficient. Q(c) itself is for small c
///         1/2 - phi (c + c^3/3 + c^5/(3 5) + ...), else phi/(c + 1/(c + 2/(c + 3/...))).
/// Source  Abramowitz and Stegun 1964, 26.2.11 and 26.2.14.
template <int Size>
constexpr series<Size> normal_tail_at(double c) {
    series<Size> phi{}, q{};
    phi.c[0] = inv_sqrt_2pi * f32_fma::exp_for_tables(-c * c / 2);
    for (int n = 0; n + 1 < Size; ++n)
        phi.c[n + 1] = -(c * phi.c[n] + (n > 0 ? phi.c[n - 1] : 0)) / (n + 1);
    if (c < 2) {
        double term = c, sum = c;
        for (int n = 3; n < 60; n += 2) sum += term *= c * c / n;
        q.c[0] = 0.5 - phi.c[0] * sum;
    } else {
        double fraction = c;
        for (int n = 40; n > 0; --n) fraction = c + n / fraction;
        q.c[0] = phi.c[0] / fraction;
    }
    for (int n = 0; n + 1 < Size; ++n) q.c[n + 1] = -phi.c[n] / (n + 1);
    return q;
}

/// Beyond the pieces GELU is exp(-t^2/2) (p - c), c = 1/sqrt(2 pi), p = c - t R(t), and its derivative
/// exp(-t^2/2) t (p - c), p = R(t)/t, p being a polynomial in 1/t^2.
///
/// Source  Sollya: prec = 200; c = 1/sqrt(2*pi); R = sqrt(x)*exp(1/(2*x))*erfc(1/sqrt(2*x))/2;
///         fpminimax(F, 4, [|SG...|], [1/225;1/36], absolute, floating),
///         F = single(c)-R/x, error 2^-27.5; F = R+single(c)-c, error 2^-30.4.
/// Both are below half the smallest float there.
inline constexpr float gelu_is_0 = 14.6f;

template <float_value V>
HINGE_INLINE double_double<V> half_square(const V& t) noexcept {
    const double_double<V> square = math::exact_product(t, t);
    return {square.hi * V(0.5f), square.lo * V(0.5f)};
}

/// -t Q(t) and Q(t) - t phi(t): GELU and its derivative at -t.
struct gelu_pieces : in_squares<gelu_pieces> {
    static constexpr std::size_t rows = 512;
    // With this step the values at the first five centres are nearly floats: 1.5 ULP instead of 1.8.
    static constexpr float limit = 6.18f, step = 0x1.95b49ep-7f, offset = 2;
    static constexpr double root = 0, root_lo = 0;
    template <int Size>
    static constexpr series<Size> at(double c) {
        return f32_fma::forward_from(f32_fma::normal_tail_at<Size>(c), c);
    }
    template <float_value V>
    HINGE_INLINE static V tail(const V& t) noexcept {
        const V y = simd::at_most(t, V(gelu_is_0)), square = y * y;
        const V p = math::polynomial(V(simd::divide(V(1), square)), 0x1.8a7b98p-24f, 0x1.987a8cp-2f,
                                     -0x1.30c94cp0f, 0x1.5f9654p2f, -0x1.6a2dcep4f);
        return f32_fma::times_exp_of_minus(math::exact_sum(V(-inv_sqrt_2pi_f32), p),
                                           f32_fma::half_square(y));
    }
};
struct gelu_slope_pieces : in_squares<gelu_slope_pieces> {
    static constexpr int degree = 7;
    static constexpr std::size_t rows = 512;
    static constexpr double root = gelu_root, root_lo = gelu_root_lo;
    static constexpr float limit = 6.03f, step = static_cast<float>(root / 62),
                           offset = static_cast<float>(2.8982753492378876 - root);
    template <int Size>
    static constexpr series<Size> at(double c) {
        return f32_fma::derivative_from(f32_fma::normal_tail_at<Size + 1>(c), c);
    }
    template <float_value V>
    HINGE_INLINE static V tail(const V& t) noexcept {
        const V y = simd::at_most(t, V(gelu_is_0)), square = y * y;
        const V p = math::polynomial(V(simd::divide(V(1), square)), 0x1.71b650p-26f, 0x1.988318p-2f,
                                     -0x1.97b770p-2f, 0x1.22eb2cp0f, -0x1.d73a8ep1f);
        const double_double<V> asymptote = math::exact_product(y, V(-inv_sqrt_2pi_f32));
        const V hi = simd::fma(y, p, asymptote.hi);
        const V lo = simd::fma(y, p, V(asymptote.hi - hi)) + asymptote.lo;
        return f32_fma::times_exp_of_minus({hi, lo}, f32_fma::half_square(y));
    }
};

} // namespace hinge::inline HINGE_TARGET::math::f32_fma
// --- hinge/activation/gelu.hpp

namespace hinge {

/// gelu(x) = x Phi(x), Phi being the distribution function of the standard normal: the erf form.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -0, +inf -> +inf, NaN -> NaN, -0 -> -0; non-zero down to x = -14.3
///         (float), -38.5 (double).
/// Method  t = |x|, Q(t) = Phi(-t):
///         forward:     x >= 0: x (1 - Q(t)) = x - t Q(t)      x < 0: -t Q(t) = -0 - t Q(t)
///         derivative:  x >= 0: 1 - (Q(t) - t phi(t))          x < 0: Q(t) - t phi(t).
///         Float with fused multiply-add: t Q(t) and Q(t) - t phi(t) in pieces (math/pieces.hpp).
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Hendrycks and Gimpel 2016, arXiv:1606.08415, section 2.
struct gelu {
    static constexpr std::string_view name = "gelu";
    static constexpr accuracy claim{1.53, 2, 4, 3.8};

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        if constexpr (float_value<V>) {
            if constexpr (HINGE_HAS_FMA) {
                return math::f32_fma::forward_in_pieces<math::f32_fma::gelu_pieces>(x);
            } else {
                return simd::in_double(x, [](auto v) HINGE_INLINE_LAMBDA {
                    const auto t = simd::at_most(simd::abs(v), math::f32::normal_limit);
                    return simd::fnma(t, math::f32::normal_tail(t), math::relu_with_sign(v));
                });
            }
        } else {
            const V t = simd::at_most(simd::abs(x), math::f64::normal_limit);
            const auto [value, power] = math::f64::normal_tail(t);
            return simd::fnma(value, t * power, math::relu_with_sign(x));
        }
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        if constexpr (float_value<V>) {
            if constexpr (HINGE_HAS_FMA) {
                return math::f32_fma::derivative_in_pieces<math::f32_fma::gelu_slope_pieces>(x);
            } else {
                return simd::in_double(x, [](auto v) HINGE_INLINE_LAMBDA {
                    const auto t = simd::at_most(simd::abs(v), math::f32::normal_limit);
                    const auto e = math::f32::gaussian(t), s = math::f32::slope_over_gaussian(t);
                    return simd::select(v < 0.0, e * s, simd::fnma(e, s, 1.0));
                });
            }
        } else {
            const V t = simd::at_most(simd::abs(x), math::f64::normal_limit);
            const auto [value, power] = math::f64::slope_over_distance(t);
            const V d = ((math::gelu_root - t) + math::gelu_root_lo) * power;
            const auto left = x < 0.0;
            const V slope =
                simd::fma(value, simd::select(left, d, V(-d)), simd::select(left, V(-0.0), 1.0));
            return simd::select(x == 0.0, V(0.5), slope); // exactly: rounding may miss it
        }
    }
};

} // namespace hinge
// --- hinge/math/logistic.hpp

/// The logistic function sigma(v) = 1 / (1 + e^-v), and the slope of x sigma(v(x)) about its root.
/// SiLU has v = x, the tanh form of GELU v = 2u(x), softplus' derivative is sigma itself.
namespace hinge::inline HINGE_TARGET::math::f32 {

/// y sigma(v), |v| <= exp_limit.
template <double_value V>
HINGE_INLINE V times_logistic(const V& y, const V& v) noexcept {
    return y / (f32::exp(v, -1) + 1.0);
}

/// (x sigma(v))' for v = v0 + w, where x0 is its root, v0 = v(x0), and g = x v'(x) - x0 v'(x0);
/// inv_e0 = e^-v0.
///
/// Method  With F = e^w:  sigma = F / (F + e^-v0), and at the root 1 + e^-v0 + x0 v'(x0) e^-v0 = 0:
///         (x sigma)' = sigma + x v' sigma (1 - sigma)
///                    = F (F + e^-v0 + x v' e^-v0) / (F + e^-v0)^2
///                    = F ((F - 1) + e^-v0 g) / (F + e^-v0)^2.
///         F - 1 and g have the same sign: nothing cancels, at the root or elsewhere.
template <double_value V>
HINGE_INLINE V logistic_slope(const V& w, const V& g, double inv_e0) noexcept {
    const auto [f, f_minus_1] = f32::exp_and_expm1(w);
    const V d = f + inv_e0;
    return f * simd::fma(g, inv_e0, f_minus_1) / (d * d);
}

} // namespace hinge::inline HINGE_TARGET::math::f32

namespace hinge::inline HINGE_TARGET::math::f64 {

/// As f32::logistic_slope, from F = e^w with headroom `slope_headroom`, w >= -760, and
/// numerator = (F - 1) + e^-v0 g, times 2^slope_headroom too.
///
/// Method  Numerator and denominator are both 2^(2 headroom) times what they should be, so only the
///         quotient can leave the normal range. The error of the denominator's root counts twice:
///         inv_e0_hi has 12 bits, so that its sum with 2^k is exact where it matters, and the sum
///         gives its square what rounding it lost. silu', double, worst of 400,000 inputs:
///         sum^2                       5.04 ULP
///         sum^2 + 2 sum sum_lo        3.69 ULP
inline constexpr int slope_headroom = 100;
inline constexpr double slope_h = 0x1p100;
template <double_value V>
HINGE_INLINE V logistic_slope(const exp_parts<V>& f, const V& numerator, double inv_e0_hi,
                              double inv_e0_lo) noexcept {
    const V upper = f.power + inv_e0_hi * slope_h;
    const V lower = simd::fma(f.power, f.p, inv_e0_lo * slope_h);
    const V sum = upper + lower, sum_lo = lower - (sum - upper);
    const V square = math::product_plus(sum, sum, (sum_lo + sum_lo) * sum);
    const V y = f.power * numerator; // f.times_mantissa(y) without fma: 4.10 ULP instead of 3.77
    return math::product_plus(y, f.p, y) / square;
}

/// The slope at x with what rounding may miss put right: 1/2 at 0 and 1 above `high`, exactly. What
/// `slope` is above `high` does not matter, so its argument need not be held to a range there.
template <double_value V>
HINGE_INLINE V exact_slope(const V& x, const V& slope, double high) noexcept {
    return simd::select(x > high, V(1.0), simd::select(x == 0.0, V(0.5), slope));
}

} // namespace hinge::inline HINGE_TARGET::math::f64

namespace hinge::inline HINGE_TARGET::math::f32_fma {

/// h (1 + e^-y) with h = 2^Headroom, for y in a range where k + Headroom, k = round(-y log2 e), is an
/// exponent of a float.
///
/// Method  e^-y = s e^r, s = 2^k:  1 + s e^r = max(s, 1) + (s (e^r - 1) + min(s, 1)), all times h:
///         the inner sum is the smaller part, so its rounding hardly counts.
///             (1 + s) + s (e^r - 1)   2.3 ULP for sigma, one operation less
///             1 + s e^r               2.4
template <int Headroom, float_value V>
HINGE_INLINE V one_plus_exp_of_minus(const V& y, float h) noexcept {
    V shifted;
    const V r = f32_fma::reduce<-1, Headroom>(y, shifted);
    const V minus_expm1_over_r = simd::fms(f32_fma::exp_tail<-1>(r, 1.0f), r, V(1));
    const V s = simd::times_two_to_low_bits(1.0f, shifted);
    return simd::at_least(s, V(h)) +
           simd::fma(V(s * r), minus_expm1_over_r, simd::at_most(s, V(h)));
}

/// sigma(x) = (1 / (h (1 + e^-x))) h: k is 150 at the low end. A subnormal result is rounded twice, as
/// a quotient and as a product: as one quotient it took Zen 4 2.6 times as long.
template <float_value V>
HINGE_INLINE V logistic(const V& x) noexcept {
    constexpr float h = 0x1p-24f;
    const V y = simd::at_most(simd::at_least(x, V(-104)), V(30));
    return f32_fma::product_into_subnormals(
        simd::divide(V(1), f32_fma::one_plus_exp_of_minus<-24>(y, h)), V(h));
}

/// x sigma(x) = (x / (h (1 + e^-x))) h; above 30 that is x, and the exponential may be anything.
template <float_value V>
HINGE_INLINE V times_logistic(const V& x) noexcept {
    constexpr float h = 0x1p-40f;
    const V y = simd::at_least(x, V(-110));
    const V d = f32_fma::one_plus_exp_of_minus<-40>(y, h);
    const V left =
        f32_fma::product_into_subnormals(simd::divide(y, d), V(h), simd::copysign(V(0), x));
    return simd::select(x > V(30), x, left);
}

/// The Taylor series at c of g(t) = sigma(-v(t)), where v(c + d) = v0 + v1 d + v2 d^2 + v3 d^3.
///
/// Method  g' = -v' g (1 - g), coefficient by coefficient.
template <int Size>
constexpr series<Size> logistic_at(double v0, double v1, double v2, double v3) {
    const double slope[] = {v1, 2 * v2, 3 * v3};
    series<Size> g{}, p{}; // p = g (1 - g)
    const double e = f32_fma::exp_for_tables(-v0);
    g.c[0] = e / (1 + e);
    for (int n = 0; n + 1 < Size; ++n) {
        p.c[n] = g.c[n];
        for (int i = 0; i <= n; ++i) p.c[n] -= g.c[i] * g.c[n - i];
        double sum = 0;
        for (int i = 0; i < 3 && i <= n; ++i) sum += slope[i] * p.c[n - i];
        g.c[n + 1] = -sum / (n + 1);
    }
    return g;
}

/// SiLU's derivative at -t.
struct silu_slope_pieces : in_steps<silu_slope_pieces> {
    static constexpr std::size_t rows = 1024;
    static constexpr double root = 0x1.474973c84120bp+0, root_lo = 0x1.f8d74bc9ac154p-54;
    static constexpr float limit = 19.8f, step = static_cast<float>(root / 66),
                           width = static_cast<float>(root / 2);
    template <int Size>
    static constexpr series<Size> at(double c) {
        return f32_fma::derivative_from(f32_fma::logistic_at<Size + 1>(c, 1, 0, 0), c);
    }
    /// (1 - t) e^-t: sigma (1 - sigma) is sigma there, and that is e^-t.
    template <float_value V>
    HINGE_INLINE static V tail(const V& t) noexcept {
        const V y = simd::at_most(t, V(110));
        return f32_fma::times_exp_of_minus(math::exact_sum(V(1), -y), {y});
    }
};

/// The tanh form of GELU and its derivative at -t.
/// 2u = t (a + b t^2), a = 2 sqrt(2/pi).
inline constexpr double gelu_tanh_a = 1.5957691216057307117597842397375,
                        gelu_tanh_b = 0.044715 * gelu_tanh_a;
template <int Size>
constexpr series<Size> gelu_tanh_tail_at(double c) {
    constexpr double a = gelu_tanh_a, b = gelu_tanh_b;
    return f32_fma::logistic_at<Size>(c * (a + b * c * c), a + 3 * b * c * c, 3 * b * c, b);
}
/// Beyond the pieces sigma(-2u) is e^-2u. Both are below half the smallest float
/// from gelu_tanh_is_0 on.
inline constexpr float gelu_tanh_is_0 = 10.9f;
template <float_value V>
HINGE_INLINE double_double<V> gelu_tanh_two_u(const V& t) noexcept {
    constexpr float a = static_cast<float>(gelu_tanh_a), b = static_cast<float>(gelu_tanh_b),
                    a_lo = static_cast<float>(gelu_tanh_a - static_cast<double>(a)),
                    b_lo = static_cast<float>(gelu_tanh_b - static_cast<double>(b));
    const double_double<V> square = math::exact_product(t, t);
    const double_double<V> product = math::exact_product(square.hi, V(b));
    const double_double<V> sum = math::exact_sum(product.hi, V(a));
    const V lo = simd::fma(square.hi, V(b_lo), simd::fma(square.lo, V(b), V(product.lo + V(a_lo))));
    const double_double<V> two_u = math::exact_product(t, sum.hi);
    return {two_u.hi, simd::fma(t, V(sum.lo + lo), two_u.lo)};
}
struct gelu_tanh_pieces : in_squares<gelu_tanh_pieces> {
    static constexpr std::size_t rows = 512;
    static constexpr float limit = 5.596f, step = 0.011f, offset = 2.83f;
    static constexpr double root = 0, root_lo = 0;
    template <int Size>
    static constexpr series<Size> at(double c) {
        return f32_fma::forward_from(f32_fma::gelu_tanh_tail_at<Size>(c), c);
    }
    template <float_value V>
    HINGE_INLINE static V tail(const V& t) noexcept {
        const V y = simd::at_most(t, V(gelu_tanh_is_0));
        return f32_fma::times_exp_of_minus({-y}, f32_fma::gelu_tanh_two_u(y));
    }
};
struct gelu_tanh_slope_pieces : in_squares<gelu_tanh_slope_pieces> {
    static constexpr std::size_t rows = 512;
    static constexpr double root = 0x1.81429f9e97e4dp-1, root_lo = -0x1.4f523ed77dbdcp-55;
    static constexpr float limit = 5.83f, step = static_cast<float>(root / 66),
                           offset = static_cast<float>(3.1622776601683795 - root);
    template <int Size>
    static constexpr series<Size> at(double c) {
        return f32_fma::derivative_from(f32_fma::gelu_tanh_tail_at<Size + 1>(c), c);
    }
    /// 1 - t (2u)' = 1 + 2 a t - 3 (2u).
    template <float_value V>
    HINGE_INLINE static V tail(const V& t) noexcept {
        constexpr float two_a = static_cast<float>(2 * gelu_tanh_a);
        const V y = simd::at_most(t, V(gelu_tanh_is_0));
        const double_double<V> two_u = f32_fma::gelu_tanh_two_u(y);
        const V smaller = simd::fnma(two_u.lo, V(3), simd::fma(y, V(two_a), V(1)));
        const V factor = simd::fnma(two_u.hi, V(3), smaller);
        const V factor_lo = smaller - simd::fma(two_u.hi, V(3), factor);
        return f32_fma::times_exp_of_minus({factor, factor_lo}, two_u);
    }
};

} // namespace hinge::inline HINGE_TARGET::math::f32_fma
// --- hinge/activation/gelu_tanh.hpp

namespace hinge {

/// gelu_tanh(x) = x (1 + tanh(u)) / 2 = x sigma(2u), u = sqrt(2/pi) (x + 0.044715 x^3): the tanh
/// form of GELU.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -0, +inf -> +inf, NaN -> NaN, -0 -> -0; non-zero down to x = -10.1
///         (float), -21.6 (double). The derivative is that of this formula, not of the erf form.
/// Method  v = 2u = x (a + b x^2), a = 2 sqrt(2/pi), b = 0.044715 a;  x sigma(v).
///         Derivative, about its root x0, with q = x^2 + x x0 + x0^2:
///         w = v - v0 = (x - x0) (a + b q)      g = x v' - x0 v0' = (x - x0) (a + 3b q);
///         math/logistic.hpp has the rest.
///         Float with fused multiply-add: f(-t) and f'(-t) in pieces (math/pieces.hpp).
///         For double v needs 64 bits in the tail, and w its last one at the root: the exponential
///         is taken of b (v/b - k ln(2)/b), v/b = x (a/b + x^2), from which v0/b goes off unrounded.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Hendrycks and Gimpel 2016, arXiv:1606.08415, section 2.
struct gelu_tanh {
    static constexpr std::string_view name = "gelu_tanh";
    static constexpr accuracy claim{1.5, 1.85, 2.4, 3.9};

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        if constexpr (float_value<V>) {
            if constexpr (HINGE_HAS_FMA) {
                return math::f32_fma::forward_in_pieces<math::f32_fma::gelu_tanh_pieces>(x);
            } else {
                return simd::in_double(x, [](auto v) HINGE_INLINE_LAMBDA {
                    const auto y = simd::at_least(v, -low_f32);
                    const auto two_u = y * simd::fma(y * y, b, a);
                    return math::f32::times_logistic(y, simd::at_most(two_u, math::f32::exp_limit));
                });
            }
        } else {
            using namespace math::f64;
            const V y = simd::at_least(x, -low_f64);
            const math::double_double<V> w = math::sum_with_product(y, y, V(a_over_b));
            const auto [k, power] = nearest_power_of_two(V(y * -b_log2e), w.hi, -headroom);
            const V r_hi = math::product_minus(V(-y), w.hi, V(k * ln2_over_b));
            const V r = simd::fnma(y, w.lo + a_over_b_lo, simd::fma(k, -ln2_over_b_lo, r_hi));
            const exp_parts<V> e{power, expm1_reduced(V(r * b))};
            return simd::select(x > high, x, V(y / e.plus(inv_h) * inv_h));
        }
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        if constexpr (float_value<V>) {
            if constexpr (HINGE_HAS_FMA) {
                return math::f32_fma::derivative_in_pieces<math::f32_fma::gelu_tanh_slope_pieces>(
                    x);
            } else {
                return simd::in_double(x, [](auto v) HINGE_INLINE_LAMBDA {
                    const auto y = simd::at_most(simd::at_least(v, -low_f32), high);
                    const auto d = (y - root) - root_lo;
                    const auto q = simd::fma(y, y + root, root_squared);
                    return math::f32::logistic_slope(decltype(v)(d * simd::fma(q, b, a)),
                                                     decltype(v)(d * simd::fma(q, 3 * b, a)),
                                                     inv_e0);
                });
            }
        } else {
            using namespace math::f64;
            const V y = simd::at_least(x, -low_f64);
            const math::double_double<V> w = math::sum_with_product(y, y, V(a_over_b));
            const V turns = simd::fma(y * b_log2e, w.hi, -v0_log2e);
            const auto [k, power] = nearest_power_of_two(turns, slope_headroom);
            const V c = simd::fma(k, ln2_over_b, v0_over_b);
            const V c_lo = v0_over_b - simd::fnma(k, ln2_over_b, c);
            const V d = y - root, d_lo = ((y - d) - root) - root_lo;
            const V lo =
                simd::fma(d, a_over_b_lo,
                          simd::fms(y, w.lo, simd::fma(k, ln2_over_b_lo, v0_over_b_lo) + c_lo));
            const V r = simd::fma(math::product_minus(y, w.hi, c), b, lo * b);
            const V upper = math::product_plus(y, V(g2 * slope_h), g1 * slope_h);
            const math::double_double<V> secant = math::sum_with_product(y, upper, g0 * slope_h);
            const exp_parts<V> f{power, expm1_reduced(r)};
            V smaller = simd::fma(secant.hi, d_lo, f.plus(-slope_h));
            if constexpr (!HINGE_HAS_FMA)
                smaller = simd::fma(d, secant.lo, smaller); // 4.6 to 3.9 ULP
            const V numerator = math::product_plus(d, secant.hi, smaller);
            return exact_slope(x, logistic_slope(f, numerator, inv_e0_hi, inv_e0_lo), high);
        }
    }

private:
    static constexpr double a = 0x1.9884533d43651p+0, a_lo = -0x1.cbc0d30ebfd15p-54;
    static constexpr double b = 0x1.2444f2a4d8b4bp-4, b_lo = -0x1.6c843a29d1c70p-61;
    static constexpr double root = -0x1.81429f9e97e4dp-1, root_lo = 0x1.4f523ed77dbdcp-55;
    static constexpr double root_squared = 0x1.21e4bab8db157p-1,
                            root_squared_lo = -0x1.3bbcb5d6e01bap-58;
    static constexpr double inv_e0 = 0x1.b66c64b173ce7p+1; // e^-v(root)
    // For double. What is "over b" makes v/b = x (a/b + x^2) a square and a product: a/b in 48 bits
    // and the rest, so that sum_with_product is exact; ln 2/b in 42 bits, times an integer of 11, and the
    // rest; v0/b = x0 (x0^2 + a_over_b), without the rest of a/b, which is left to x - x0.
    // e^-v0 g = (x - x0) (g0 + g1 x + g2 x^2), rounded from more digits.
    static constexpr double a_over_b = 0x1.65d25edd9ed80p+4, a_over_b_lo = 0x1.fd4f2671c239cp-48;
    static constexpr double ln2_over_b = 0x1.36d9d56d77800p+3,
                            ln2_over_b_lo = -0x1.6dbd8de615fe5p-40;
    static constexpr double v0_over_b = -0x1.141051bbae3c9p+4,
                            v0_over_b_lo = -0x1.41b2248cd6148p-51;
    static constexpr double g0 = 0x1.78615fb0f63f5p+2, g1 = -0x1.1a7a040a1ac44p-1,
                            g2 = 0x1.77674965733c9p-1;
    static constexpr double b_log2e = 0x1.a5a7cf7572a98p-4, v0_log2e = -0x1.c6b3ccc6d02a9p+0;
    static constexpr double inv_e0_hi = 0x1.b660000000000p+1, inv_e0_lo = 0x1.8c962e79cee43p-12;
    static constexpr int headroom = 100;
    static constexpr double inv_h = 0x1p-100;
    // Below -low the function rounds to 0, above high it is x and its derivative 1.
    static constexpr double low_f32 = 20.0, low_f64 = 21.7, high = 10.0;
};

} // namespace hinge
// --- hinge/math/rectifier.hpp

/// The piecewise linear family. A NaN is on neither side of a comparison, so each function says
/// where it goes.
namespace hinge::inline HINGE_TARGET::math {

/// x > 0 ? x : slope x.
template <float_double_or_batch V>
HINGE_INLINE V leaky(const V& x, double slope) noexcept {
    return simd::select(x > V(0), x, V(x * V(static_cast<element_t<V>>(slope))));
}

/// x > 0 ? 1 : slope.
template <float_double_or_batch V>
HINGE_INLINE V leaky_derivative(const V& x, double slope) noexcept {
    const V left = simd::select(x <= V(0), V(static_cast<element_t<V>>(slope)), x);
    return simd::select(x > V(0), V(1), left);
}

} // namespace hinge::inline HINGE_TARGET::math
// --- hinge/activation/leaky_relu.hpp

namespace hinge {

/// leaky_relu(x) = x > 0 ? x : negative_slope x.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input and every slope, negative ones and ones above 1 included. NaN -> NaN, for
///         the derivative too; derivative negative_slope at 0, the left one.
/// Method  one product, the slope being converted to the element type first.
/// Error   `claim`: correctly rounded.
/// Source  Maas et al. 2013, ICML workshop, "Rectifier nonlinearities improve neural network
///         acoustic models", eq. 2.
struct leaky_relu {
    static constexpr std::string_view name = "leaky_relu";
    static constexpr accuracy claim{0.5, 0, 0.5, 0};

    double negative_slope = 0.01;

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return math::leaky(x, negative_slope);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return math::leaky_derivative(x, negative_slope);
    }
};

} // namespace hinge
// --- hinge/activation/prelu.hpp

namespace hinge {

/// prelu(x) = x > 0 ? x : slope x, the slope being learned.
///
/// Shape   V is float, double or a batch of them; the result has the same type. One slope for all
///         elements; for a slope per channel call it once per channel. The slope's own gradient is
///         the sum of dy x over x <= 0.
/// Domain  every input and every slope, negative ones and ones above 1 included. NaN -> NaN, for
///         the derivative too; derivative `slope` at 0, the left one.
/// Method  one product, the slope being converted to the element type first.
/// Error   `claim`: correctly rounded.
/// Source  He et al. 2015, arXiv:1502.01852, eq. 1.
struct prelu {
    static constexpr std::string_view name = "prelu";
    static constexpr accuracy claim{0.5, 0, 0.5, 0};

    double slope = 0.25;

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return math::leaky(x, slope);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return math::leaky_derivative(x, slope);
    }
};

} // namespace hinge
// --- hinge/activation/relu.hpp

namespace hinge {

/// relu(x) = x > 0 ? x : 0.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. NaN -> NaN, for the derivative too; -0 -> +0; derivative 0 at 0, the left
///         one.
/// Method  the comparison is x <= 0, so that a NaN is passed on.
/// Error   `claim`: exact.
/// Source  Nair and Hinton 2010, ICML, "Rectified linear units improve restricted Boltzmann
///         machines".
struct relu {
    static constexpr std::string_view name = "relu";
    static constexpr accuracy claim{0, 0, 0, 0};

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::select(x <= V(0), V(0), x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return simd::select(x > V(0), V(1), (*this)(x));
    }
};

} // namespace hinge
// --- hinge/activation/selu.hpp

namespace hinge {

/// selu(x) = scale (x > 0 ? x : alpha (e^x - 1)), with the one alpha and scale that keep mean 0 and
/// variance 1.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -scale alpha, +inf -> +inf, NaN -> NaN, -0 -> -0; derivative scale
///         alpha at 0, the left one.
/// Method  math/elu.hpp; the product scale alpha is one constant, rounded once. Float with fused
///         multiply-add: the exponential in float.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Klambauer et al. 2017, arXiv:1706.02515, eq. 2.
struct selu {
    static constexpr std::string_view name = "selu";
    static constexpr accuracy claim{1.9, 1.85, 1.9, 1.3};

    static constexpr double alpha = 1.6732632423543772848170429916717;
    static constexpr double scale = 1.0507009873554804934193349852946;

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        if constexpr (float_value<V>) {
            if constexpr (HINGE_HAS_FMA) {
                return math::f32_fma::elu(x, static_cast<float>(scale_alpha),
                                          static_cast<float>(scale - 1));
            } else {
                return simd::in_double(x, [](auto v) HINGE_INLINE_LAMBDA {
                    return math::f32::elu(v, scale_alpha, scale);
                });
            }
        } else {
            return math::f64::elu(x, scale_alpha, scale);
        }
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        if constexpr (float_value<V>) {
            if constexpr (HINGE_HAS_FMA) {
                return math::f32_fma::elu_derivative(x, static_cast<float>(scale_alpha),
                                                     static_cast<float>(scale));
            } else {
                return simd::in_double(x, [](auto v) HINGE_INLINE_LAMBDA {
                    return math::f32::elu_derivative(v, scale_alpha, scale);
                });
            }
        } else {
            return math::f64::elu_derivative(x, scale_alpha, scale);
        }
    }

private:
    static constexpr double scale_alpha = 1.7580993408473768599402175208123;
};

} // namespace hinge
// --- hinge/activation/silu.hpp

namespace hinge {

/// silu(x) = x sigma(x), sigma(x) = 1 / (1 + e^-x); also called swish.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -0, +inf -> +inf, NaN -> NaN, -0 -> -0; non-zero down to x = -108
///         (float), -751 (double).
/// Method  math/logistic.hpp with v = x; derivative: its slope about the root x0, w = g = x - x0.
///         Float with fused multiply-add: e^-x in float, and the derivative in pieces (math/pieces.hpp).
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Elfwing et al. 2017, arXiv:1702.03118, eq. 1; Ramachandran et al. 2017,
///         arXiv:1710.05941.
struct silu {
    static constexpr std::string_view name = "silu";
    static constexpr accuracy claim{2, 1.8, 2.5, 4};

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        if constexpr (float_value<V>) {
            if constexpr (HINGE_HAS_FMA) {
                return math::f32_fma::times_logistic(x);
            } else {
                return simd::in_double(x, [](auto v) HINGE_INLINE_LAMBDA {
                    const auto y = simd::at_least(v, -math::f32::exp_limit);
                    return math::f32::times_logistic(y, simd::at_most(y, math::f32::exp_limit));
                });
            }
        } else {
            const V y = simd::at_least(x, -low);
            const V d = math::f64::exp(V(-y), -headroom).plus(inv_h);
            return simd::select(x > high, x, V(y / d * inv_h));
        }
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        if constexpr (float_value<V>) {
            if constexpr (HINGE_HAS_FMA) {
                return math::f32_fma::derivative_in_pieces<math::f32_fma::silu_slope_pieces>(x);
            } else {
                return simd::in_double(x, [](auto v) HINGE_INLINE_LAMBDA {
                    const auto y = simd::at_most(simd::at_least(v, -math::f32::exp_limit), high);
                    const auto w = (y - root) - root_lo;
                    return math::f32::logistic_slope(w, w, inv_e0);
                });
            }
        } else {
            const V y = simd::at_least(x, -low);
            const V turns = simd::fma(y, math::log2_e, -root * math::log2_e);
            const auto [k, power] =
                math::f64::nearest_power_of_two(turns, math::f64::slope_headroom);
            const V k_ln2 = simd::fma(k, math::f64::ln2_hi, root_on_grid); // exact
            const V r = ((y - k_ln2) - simd::fma(k, math::f64::ln2_lo, root_off_grid)) - root_rest;
            const V w = simd::fma(k, ln2, r);
            const math::f64::exp_parts<V> f{power, math::f64::expm1_reduced(r)};
            const V numerator =
                math::product_plus(w, V(inv_e0 * math::f64::slope_h), f.plus(-math::f64::slope_h));
            const V slope = math::f64::logistic_slope(f, numerator, inv_e0_hi, inv_e0_lo);
            return math::f64::exact_slope(x, slope, high);
        }
    }

private:
    static constexpr double root = -0x1.474973c84120bp+0, root_lo = -0x1.f8d74bc9ac154p-54;
    static constexpr double inv_e0 = 0x1.cba9de5920a28p+1; // e^-root
    // For double: the root in three parts, the first a multiple of 2^-42 like k ln2_hi, so that their
    // sum is exact; e^-root in two.
    static constexpr double root_on_grid = -0x1.474973c841400p+0,
                            root_off_grid = 0x1.f481ca2d0d950p-44,
                            root_rest = -0x1.54512940602eap-98;
    static constexpr double inv_e0_hi = 0x1.cba0000000000p+1, inv_e0_lo = 0x1.3bcb24144ffffp-12;
    static constexpr double ln2 = 0x1.62e42fefa39efp-1;
    static constexpr int headroom = 100;
    static constexpr double inv_h = 0x1p-100;
    // Below -low the function rounds to 0 as double; above high its derivative is 1.
    static constexpr double low = 760.0, high = 60.0;
};

} // namespace hinge
// --- hinge/math/log1p.hpp

namespace hinge::inline HINGE_TARGET::math::f32 {

/// log(1 + e) / e for e in [0, 1].
///
/// Source  Sollya: fpminimax(log1p(x)/x, 9, [|D...|], [1b-60; 1], relative), error 2^-27.6.
template <double_value V>
HINGE_INLINE V log1p_ratio(const V& e) noexcept {
    return math::polynomial(e, 0x1.ffffffd7847c3p-1, -0x1.ffffbe845c48bp-2, 0x1.554c7f263e47fp-2,
                            -0x1.ff0f873bf9882p-3, 0x1.92f696a14885dp-3, -0x1.3975629880339p-3,
                            0x1.b253614f3601dp-4, -0x1.d29ccd0cd82a7p-5, 0x1.453f115a1d456p-6,
                            -0x1.a9336bff280bp-9);
}

} // namespace hinge::inline HINGE_TARGET::math::f32

namespace hinge::inline HINGE_TARGET::math::f64 {

/// log(1 + e) / e for e in [0, 1].
///
/// Source  Sollya: prec = 300;
///         fpminimax(log1p(x)/x, 20, [|D...|], [1b-60; 1], relative), error 2^-56.5.
template <double_value V>
HINGE_INLINE V log1p_ratio(const V& e) noexcept {
    const V e2 = e * e;
    return math::polynomial_in_fours(
        e, e2, V(e2 * e2), 1.0, -0x1.fffffffffff9ap-2, 0x1.5555555550de2p-2, -0x1.fffffffdc61d4p-3,
        0x1.9999995088b25p-3, -0x1.55554fa78de32p-3, 0x1.2491fde6d8ab6p-3, -0x1.fffa7d7616afbp-4,
        0x1.c6f65847d02a1p-4, -0x1.98d1463aa0a29p-4, 0x1.7129b5dc5d145p-4, -0x1.4af772d1b0fc4p-4,
        0x1.2018fdd249235p-4, -0x1.d6d110f5a424bp-5, 0x1.5a3c8507794dap-5, -0x1.b5a5de70b9c71p-6,
        0x1.c4bc7d592712dp-7, -0x1.6a8a60b954deep-8, 0x1.a14c6211d5e3fp-10, -0x1.3111a5c74533dp-12,
        0x1.a79a0e4ce564p-16);
}

} // namespace hinge::inline HINGE_TARGET::math::f64

namespace hinge::inline HINGE_TARGET::math::f32_fma {

/// (log(1 + e) - e) / e^2 for e in [0, 1].
///
/// Source  Sollya: fpminimax(log1p(x), [|2,...,10|], [|SG...|], [2^-30;1], relative, x), error of
///         log(1 + e) 2^-27.5.
template <float_value V>
HINGE_INLINE V log1p_tail(const V& e) noexcept {
    return math::polynomial(e, -0x1.ffffd2p-2f, 0x1.554ddap-2f, -0x1.ff2556p-3f, 0x1.935568p-3f,
                            -0x1.3a6736p-3f, 0x1.b53c48p-4f, -0x1.d7efa8p-5f, 0x1.4a9226p-6f,
                            -0x1.b22adep-9f);
}

/// log(1 + e^x) = max(x, 0) + e + e^2 w(e), e = e^-|x|, w = log1p_tail.
template <float_value V>
HINGE_INLINE V softplus(const V& x) noexcept {
    constexpr int headroom = 32;
    constexpr float c = 0x1p-32f;
    V shifted;
    const V r = f32_fma::reduce<-1, headroom>(simd::at_most(simd::abs(x), V(104)), shifted);
    const V q = simd::fnma(simd::fnma(f32_fma::exp_tail<-1>(r, c), r, V(c)), r, V(c));
    const V e = f32_fma::product_into_subnormals(q, simd::times_two_to_low_bits(1.0f, shifted));
    return simd::fma(f32_fma::product_into_subnormals(e, e), f32_fma::log1p_tail(e), e) +
           simd::at_least(x, V(0));
}

} // namespace hinge::inline HINGE_TARGET::math::f32_fma
// --- hinge/activation/softplus.hpp

namespace hinge {

/// softplus(x) = log(1 + e^(beta x)) / beta, with no threshold beyond which it would turn linear;
/// derivative sigma(beta x).
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input, every beta but 0, negative ones included. For beta > 0: -inf -> +0, +inf ->
///         +inf; NaN -> NaN, for the derivative too.
/// Method  e = exp(-|beta x|);  (beta x > 0 ? x : -0) + log(1 + e) / beta: nothing overflows before
///         the result does, and -0 keeps the sign of a sum that underflows, negative for beta < 0.
///         beta x keeps its low part, exact for float, since an ulp of 700 is 2^-43.
///         Float with fused multiply-add, for beta = 1: the exponential in float.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Dugas et al. 2001, NIPS 13, "Incorporating second-order functional knowledge for better
///         option pricing".
struct softplus {
    static constexpr std::string_view name = "softplus";
    static constexpr accuracy claim{1.9, 2, 3.8, 2.6};

    double beta = 1.0;

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        if constexpr (float_value<V>) {
            if (evaluates_in_float()) return math::f32_fma::softplus(x);
            const double b = static_cast<float>(beta), inv_b = 1.0 / b;
            return simd::in_double_out_of_line(x, [=](auto v) HINGE_INLINE_LAMBDA {
                const auto bx = v * b;
                const auto e =
                    math::f32::exp(simd::at_most(simd::abs(bx), math::f32::exp_limit), -1);
                const auto linear = simd::select(bx > 0.0, v, -0.0);
                return simd::fma(e * math::f32::log1p_ratio(e), inv_b, linear);
            });
        } else {
            using namespace math::f64;
            const V b(beta), abs_b = simd::abs(b);
            const V t = simd::at_most(simd::abs(x), bound(V(limit)));
            const exp_parts<V> e = exp_of_product(t, V(-abs_b), headroom);
            const V m = e.value();
            // 2^-headroom / beta, in two factors that are both normal numbers.
            const V inv_b = simd::select(abs_b < 1.0, V(0x1p-1019), 8.0) / b;
            const V last = simd::select(abs_b < 1.0, V(1.0), 0x1p-1022);
            const V linear = simd::select(x * b > 0.0, x, -0.0);
            return simd::fma(m * log1p_ratio(V(m * 0x1p-1019)) * inv_b, last, linear);
        }
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        if constexpr (float_value<V>) {
            if (evaluates_in_float()) return math::f32_fma::logistic(x);
            const double b = static_cast<float>(beta);
            return simd::in_double_out_of_line(x, [=](auto v) HINGE_INLINE_LAMBDA {
                const auto bx = simd::at_least(v * b, -math::f32::exp_limit);
                return math::f32::times_logistic(decltype(v)(1.0),
                                                 simd::at_most(bx, math::f32::exp_limit));
            });
        } else {
            using namespace math::f64;
            const V left = bound(V(-746.0)), right = bound(V(650.0));
            const auto is_negative = V(beta) < 0.0;
            const V low = simd::select(is_negative, -right, left);
            const V high = simd::select(is_negative, -left, right);
            const V y = simd::at_most(simd::at_least(x, low), high);
            return 0x1p-60 / exp_of_product(y, V(-beta), -60).plus(0x1p-60);
        }
    }

    /// Whether float calls have these parameters evaluated in float; others take twice to three times
    /// the time, in double.
    HINGE_INLINE bool evaluates_in_float() const noexcept { return HINGE_HAS_FMA && beta == 1; }

private:
    // Even with the smallest beta nothing is left of e^-limit / beta, and 2^headroom brings e^-limit
    // into the normal range.
    static constexpr double limit = 1414.0;
    static constexpr int headroom = 1019;

    /// v / |beta|, but finite.
    template <double_value V>
    HINGE_INLINE V bound(const V& v) const noexcept {
        constexpr double largest = 0x1.fffffffffffffp+1023;
        return simd::at_most(simd::at_least(v / simd::abs(V(beta)), -largest), largest);
    }
};

} // namespace hinge
// --- hinge/core/error.hpp

#include <cstdarg>
#include <cstdio>
#include <string_view> // in libstdc++, the declaration of what is called below

#if !defined(__cpp_exceptions)
#include <cstdlib>
#elif !defined(__GLIBCXX__)
#include <stdexcept>
#endif

namespace hinge::inline HINGE_TARGET {

/// Throws std::invalid_argument with a message in the manner of printf; without exceptions the
/// message goes to stderr and the program aborts. No std::string: its inline functions would be
/// compiled for this file's ISA, under names that files for every ISA share.
[[noreturn]] __attribute__((format(printf, 1, 2))) inline void invalid_argument(const char* format,
                                                                                ...) {
    char message[256];
    std::va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
#if !defined(__cpp_exceptions)
    std::fprintf(stderr, "%s\n", message);
    std::abort();
#elif defined(__GLIBCXX__)
    // What libstdc++'s own headers call: <stdexcept> would be two thirds of the time it takes to
    // include Hinge without xsimd (bench/compile_time.py: 0.36 of what xsimd takes with it, 0.22 without).
    std::__throw_invalid_argument(message);
#else
    throw std::invalid_argument(message);
#endif
}

} // namespace hinge::inline HINGE_TARGET
// --- hinge/core/arguments.hpp

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>

/// What array calls refuse, and how they say it.
namespace hinge::inline HINGE_TARGET::detail {

/// Whether a call can take what it is given; if not, one error that says why and no cascade.
template <class T>
consteval bool is_floating() {
    constexpr bool floating = std::same_as<T, float> || std::same_as<T, double>;
    static_assert(floating, "hinge: array calls take elements of type float or double");
    return floating;
}

/// A contiguous range that knows its size: what a std::span can be made of.
template <class R>
concept array = requires(R& range) {
    std::span(range);
};

template <array R>
using span_of = decltype(std::span(std::declval<R&>()));

template <array First, array... Rest>
consteval bool elements_fit() {
    using T = typename span_of<First>::value_type;
    constexpr bool same = (std::same_as<T, typename span_of<Rest>::value_type> && ...);
    static_assert(same, "hinge: all ranges of one array call must have the same element type");
    return is_floating<T>() && same;
}
template <array... Outputs>
consteval bool can_be_written() {
    constexpr bool writable = (!std::is_const_v<typename span_of<Outputs>::element_type> && ...);
    static_assert(writable, "hinge: the output range of an array call must not be const");
    // A span is made of a temporary only if what it stands for lasts, or is const.
    constexpr bool lasting = (requires { std::span(std::declval<Outputs>()); } && ...);
    static_assert(lasting, "hinge: the output range of an array call must not be a temporary");
    return writable && lasting;
}

/// The call a message speaks of.
struct call_name {
    const char* scope;
    const char* name;
};

inline void check_length(const call_name& call, std::size_t n, const char* other,
                         std::size_t size) {
    if (size == n) return;
    invalid_argument("%s%s: x has %zu element%s, %s has %zu", call.scope, call.name, n,
                     n == 1 ? "" : "s", other, size);
}

/// An argument of an array call, under the name the user knows it by.
struct argument {
    const char* name;
    const void* data;
    std::size_t bytes;
    bool output;
};

template <class T>
HINGE_INLINE argument input(const char* name, const T* data, std::size_t n) {
    return {name, data, n * sizeof(T), false};
}
template <class T>
HINGE_INLINE argument output(const char* name, const T* data, std::size_t n) {
    return {name, data, n * sizeof(T), true};
}

[[noreturn]] inline void report_overlap(const call_name& call, const char* a, const char* b,
                                        bool same) {
    invalid_argument("%s%s: %s and %s %s", call.scope, call.name, a, b,
                     same ? "are the same range, but each is an output"
                          : "overlap without being the same range");
}

/// No two arguments may overlap, unless they are the same range and at most one of them is written.
template <class... Arguments>
HINGE_INLINE void check_overlap(const call_name& call, const argument& a,
                                const Arguments&... others) {
    const auto check_pair = [&](const argument& b) HINGE_INLINE_LAMBDA {
        const auto a_begin = reinterpret_cast<std::uintptr_t>(a.data);
        const auto b_begin = reinterpret_cast<std::uintptr_t>(b.data);
        const bool apart = a_begin + a.bytes <= b_begin || b_begin + b.bytes <= a_begin;
        const bool same = a_begin == b_begin, in_place = same && !(a.output && b.output);
        if (!apart && !in_place) report_overlap(call, a.name, b.name, same);
    };
    (check_pair(others), ...);
    if constexpr (sizeof...(others) > 1) detail::check_overlap(call, others...);
}

} // namespace hinge::inline HINGE_TARGET::detail
// --- hinge/simd/load.hpp

namespace hinge::inline HINGE_TARGET::simd {

/// The widest value of T that this file's ISA has: a batch, or T itself where there is no SIMD.
#if HINGE_HAS_BATCHES
template <scalar T>
using widest = xsimd::batch<T>;
#else
template <scalar T>
using widest = T;
#endif

/// Elements in a value.
template <float_double_or_batch V>
inline constexpr std::size_t lanes = sizeof(V) / sizeof(element_t<V>);

template <float_double_or_batch V>
HINGE_INLINE V load(const element_t<V>* from) noexcept {
    if constexpr (scalar<V>) {
        return *from;
    } else {
        return V::load_unaligned(from);
    }
}
template <float_double_or_batch V>
HINGE_INLINE void store(element_t<V>* to, const V& x) noexcept {
    if constexpr (scalar<V>) {
        *to = x;
    } else {
        x.store_unaligned(to);
    }
}

#if HINGE_HAS_BATCHES && defined(__SSE2__)
inline constexpr bool can_stream = true;
#else
inline constexpr bool can_stream = false;
#endif

// Masked moves of the first `count` elements of a register; unread ones are 0.
#if HINGE_HAS_BATCHES && defined(__AVX2__)
HINGE_INLINE __m256i first_of_8(std::size_t count) noexcept {
    return _mm256_cmpgt_epi32(_mm256_set1_epi32(static_cast<int>(count)),
                              _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
}
HINGE_INLINE __m256i first_of_4(std::size_t count) noexcept {
    return _mm256_cmpgt_epi64(_mm256_set1_epi64x(static_cast<long long>(count)),
                              _mm256_setr_epi64x(0, 1, 2, 3));
}
HINGE_INLINE void masked_load(__m256& x, const float* from, std::size_t count) noexcept {
    x = _mm256_maskload_ps(from, first_of_8(count));
}
HINGE_INLINE void masked_load(__m256d& x, const double* from, std::size_t count) noexcept {
    x = _mm256_maskload_pd(from, first_of_4(count));
}
HINGE_INLINE void masked_store(float* to, __m256 x, std::size_t count) noexcept {
    _mm256_maskstore_ps(to, first_of_8(count), x);
}
HINGE_INLINE void masked_store(double* to, __m256d x, std::size_t count) noexcept {
    _mm256_maskstore_pd(to, first_of_4(count), x);
}
#endif
#if HINGE_HAS_BATCHES && defined(__AVX512F__)
HINGE_INLINE void masked_load(__m512& x, const float* from, std::size_t count) noexcept {
    x = _mm512_maskz_loadu_ps(static_cast<__mmask16>((1u << count) - 1), from);
}
HINGE_INLINE void masked_load(__m512d& x, const double* from, std::size_t count) noexcept {
    x = _mm512_maskz_loadu_pd(static_cast<__mmask8>((1u << count) - 1), from);
}
HINGE_INLINE void masked_store(float* to, __m512 x, std::size_t count) noexcept {
    _mm512_mask_storeu_ps(to, static_cast<__mmask16>((1u << count) - 1), x);
}
HINGE_INLINE void masked_store(double* to, __m512d x, std::size_t count) noexcept {
    _mm512_mask_storeu_pd(to, static_cast<__mmask8>((1u << count) - 1), x);
}
#endif

/// The first `count` < lanes<V> elements only; the others are read as 0 and not written. Through a
/// buffer where there are no masked moves.
template <float_double_or_batch V>
HINGE_INLINE V load_first(const element_t<V>* from, std::size_t count) noexcept {
    if constexpr (requires(typename V::register_type x) { masked_load(x, from, count); }) {
        typename V::register_type x;
        masked_load(x, from, count);
        return x;
    } else {
        element_t<V> buffer[lanes<V>] = {};
        for (std::size_t i = 0; i < count; ++i) buffer[i] = from[i];
        return simd::load<V>(buffer);
    }
}
template <float_double_or_batch V>
HINGE_INLINE void store_first(element_t<V>* to, const V& x, std::size_t count) noexcept {
    if constexpr (requires { masked_store(to, x, count); }) {
        masked_store(to, x, count);
    } else {
        element_t<V> buffer[lanes<V>];
        simd::store<V>(buffer, x);
        for (std::size_t i = 0; i < count; ++i) to[i] = buffer[i];
    }
}

/// Past the caches, `to` being aligned to a whole V; see array.hpp for when that pays.
#if HINGE_HAS_BATCHES && defined(__SSE2__)
HINGE_INLINE void stream_register(float* to, __m128 x) noexcept { _mm_stream_ps(to, x); }
HINGE_INLINE void stream_register(double* to, __m128d x) noexcept { _mm_stream_pd(to, x); }
#if defined(__AVX__)
HINGE_INLINE void stream_register(float* to, __m256 x) noexcept { _mm256_stream_ps(to, x); }
HINGE_INLINE void stream_register(double* to, __m256d x) noexcept { _mm256_stream_pd(to, x); }
#endif
#if defined(__AVX512F__)
HINGE_INLINE void stream_register(float* to, __m512 x) noexcept { _mm512_stream_ps(to, x); }
HINGE_INLINE void stream_register(double* to, __m512d x) noexcept { _mm512_stream_pd(to, x); }
#endif
template <float_double_or_batch V>
HINGE_INLINE void stream(element_t<V>* to, const V& x) noexcept {
    if constexpr (requires { stream_register(to, x); }) {
        stream_register(to, x);
    } else {
        simd::store<V>(to, x);
    }
}
/// Orders streamed stores before what follows, as plain ones are.
HINGE_INLINE void end_of_stream() noexcept { _mm_sfence(); }
#else
template <float_double_or_batch V>
HINGE_INLINE void stream(element_t<V>* to, const V& x) noexcept {
    simd::store<V>(to, x);
}
HINGE_INLINE void end_of_stream() noexcept {}
#endif

} // namespace hinge::inline HINGE_TARGET::simd
// --- hinge/array.hpp

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

/// Activations on whole arrays. Each call comes for ranges and for pointers with a length:
///
///     forward(f, x, y)                      y  = f(x)
///     derivative(f, x, d)                   d  = f'(x)
///     backward(f, x, dy, dx)                dx = dy * f'(x)
///     forward_with_derivative(f, x, y, d)   y  = f(x), d = f'(x)
///
/// Shape   contiguous ranges (or pointers) of one element type, float or double, all of one length
///         n >= 0, aligned for their type. An output may be one of the inputs; nothing outside the ranges
///         is read or written.
/// Result  every element has the bits of the scalar call, wherever it stands in the array.
/// Errors  std::invalid_argument, before anything is written, for different lengths and for two
///         ranges that overlap without being the same; two outputs may not be the same either.
///         Without exceptions: the message on stderr, then abort. A wrong element type does not
///         compile.
/// Threads no state, no allocation, no change of rounding or denormal mode: safe from many threads
///         on different data.
namespace hinge::inline HINGE_TARGET {

namespace detail {

/// From how many bytes on, in and out together, results may go past the caches. An array that will not
/// be found in the last-level cache when it is read again had better not be written into it, which
/// reads every line before it is overwritten. One core of a current CPU has some 32 MiB of that cache
/// at its disposal; asking each time how much it is would cost more than a small call.
#if !defined(HINGE_STREAM_FROM_BYTES)
#define HINGE_STREAM_FROM_BYTES (std::size_t{64} << 20)
#endif

/// Whether the results of a call go past the caches: the arrays are large, an output is not read as
/// well, and all outputs are aligned alike. It gains up to 45 percent where memory is what a call
/// waits for, and loses up to 5 where a kernel takes longer than memory. hinge_bench, 16,777,216
/// elements, ns per element, cached and past the caches (Zen 4):
///                        AVX-512        AVX2
///     relu, float        0.32  0.19     0.30  0.19
///     elu, float         0.27  0.24     0.29  0.31
///     gelu, float        0.34  0.35     0.60  0.61
///     elu, double        1.05  0.67     1.69  0.93
///     gelu, double       2.26  1.89     2.98  2.63
template <class T, std::size_t In, std::size_t Out>
HINGE_INLINE bool streams(const T* const (&in)[In], T* const (&out)[Out], std::size_t n) noexcept {
    if (n < HINGE_STREAM_FROM_BYTES / ((In + Out) * sizeof(T))) return false;
    for (const T* const each_out : out) {
        const auto address = reinterpret_cast<std::uintptr_t>(each_out);
        if ((address - reinterpret_cast<std::uintptr_t>(out[0])) % 64 != 0) return false;
        for (const T* const each_in : in)
            if (each_in == each_out) return false;
    }
    return true;
}
template <class T>
HINGE_INLINE std::size_t elements_to_alignment(const T* p, std::size_t alignment) noexcept {
    return (0 - reinterpret_cast<std::uintptr_t>(p)) % alignment / sizeof(T);
}

/// out[j][i] = kernel(in[0][i], in[1][i], ...)[j] for i < n, in vectors and a last one that is not
/// full: the same kernel on every element, so that a result does not depend on its position.
template <bool Streamed, class T, std::size_t In, std::size_t Out, class Kernel>
HINGE_INLINE void transform_as(const T* const (&ins)[In], T* const (&outs)[Out], std::size_t n,
                               Kernel kernel) {
    using V = simd::widest<T>;
    constexpr std::size_t lanes = simd::lanes<V>;
    const T* in[In]; // copies, which no store can change, stay in registers
    T* out[Out];
    for (std::size_t j = 0; j < In; ++j) in[j] = ins[j];
    for (std::size_t j = 0; j < Out; ++j) out[j] = outs[j];
    const auto step = [&](std::size_t at, auto load, auto store) HINGE_INLINE_LAMBDA {
        V x[In], y[Out];
        for (std::size_t j = 0; j < In; ++j) x[j] = load(in[j] + at);
        kernel(x, y);
        for (std::size_t j = 0; j < Out; ++j) store(out[j] + at, y[j]);
    };
    const auto load = [](const T* from) HINGE_INLINE_LAMBDA { return simd::load<V>(from); };
    const auto store = [](T* to, const V& y) HINGE_INLINE_LAMBDA { simd::store<V>(to, y); };
    if constexpr (lanes == 1) { // left to the compiler, who may vectorize it
        HINGE_INDEPENDENT_ITERATIONS
        for (std::size_t i = 0; i < n; ++i) step(i, load, store);
    } else {
        const auto part = [&](std::size_t at, std::size_t count) HINGE_INLINE_LAMBDA {
            const auto load_first = [count](const T* from) HINGE_INLINE_LAMBDA {
                return simd::load_first<V>(from, count);
            };
            const auto store_first = [count](T* to, const V& y) HINGE_INLINE_LAMBDA {
                simd::store_first<V>(to, y, count);
            };
            step(at, load_first, store_first);
        };
        std::size_t i = 0;
        if constexpr (Streamed) {
            const auto stream = [](T* to, const V& y)
                                    HINGE_INLINE_LAMBDA { simd::stream<V>(to, y); };
            i = detail::elements_to_alignment(out[0], sizeof(V));
            part(0, i);
            for (; n - i >= lanes; i += lanes) step(i, load, stream);
            simd::end_of_stream();
        } else {
            for (; n - i >= lanes; i += lanes) step(i, load, store);
        }
        if (i < n) part(i, n - i);
    }
}

/// Out of line, so that either loop has the registers to itself (gelu, all lanes in its tail, AVX-512:
/// 1.33 ns per element with both in one function, 0.90 without).
template <class T, std::size_t In, std::size_t Out, class Kernel>
__attribute__((noinline)) void transform_streamed(const T* const (&in)[In], T* const (&out)[Out],
                                                  std::size_t n, Kernel kernel) {
    detail::transform_as<true>(in, out, n, kernel);
}
template <class T, std::size_t In, std::size_t Out, class Kernel>
inline void transform(const T* const (&in)[In], T* const (&out)[Out], std::size_t n,
                      Kernel kernel) {
    if constexpr (simd::can_stream) {
        if (detail::streams(in, out, n)) return detail::transform_streamed(in, out, n, kernel);
    }
    detail::transform_as<false>(in, out, n, kernel);
}

/// transform with f as the kernel's first argument. Where parameters decide between two kernels there
/// is a loop for either, so that neither has the other's constants to carry (softplus, AVX2: 0.62
/// instead of 0.78 ns per element).
template <class F, class T, std::size_t In, std::size_t Out, class Kernel>
inline void transform_by(const F& f, const T* const (&in)[In], T* const (&out)[Out], std::size_t n,
                         Kernel kernel) {
    if constexpr (std::is_same_v<T, float> && requires { f.evaluates_in_float(); }) {
        const auto run = [&](auto in_float) HINGE_INLINE_LAMBDA {
            detail::transform(in, out, n, [=](const auto& x, auto& y) HINGE_INLINE_LAMBDA {
                if (f.evaluates_in_float() != in_float()) __builtin_unreachable();
                kernel(f, x, y);
            });
        };
        if (f.evaluates_in_float()) {
            run(std::true_type{});
        } else {
            run(std::false_type{});
        }
    } else {
        detail::transform(in, out, n,
                          [=](const auto& x, auto& y) HINGE_INLINE_LAMBDA { kernel(f, x, y); });
    }
}

/// The loops behind the array calls, as compiled for this file's ISA. dispatch.hpp has others to
/// put in their place.
struct compiled_here {
    static constexpr const char* scope = "hinge::";

    template <class F, class T>
    static void forward(const F& f, const T* x, T* y, std::size_t n) {
        detail::transform_by<F, T, 1, 1>(f, {x}, {y}, n,
                                         [](const F& g, const auto& in, auto& out)
                                             HINGE_INLINE_LAMBDA { out[0] = g(in[0]); });
    }
    template <class F, class T>
    static void derivative(const F& f, const T* x, T* d, std::size_t n) {
        detail::transform_by<F, T, 1, 1>(f, {x}, {d}, n,
                                         [](const F& g, const auto& in, auto& out)
                                             HINGE_INLINE_LAMBDA { out[0] = g.derivative(in[0]); });
    }
    template <class F, class T>
    static void backward(const F& f, const T* x, const T* dy, T* dx, std::size_t n) {
        detail::transform_by<F, T, 2, 1>(
            f, {x, dy}, {dx}, n, [](const F& g, const auto& in, auto& out) HINGE_INLINE_LAMBDA {
                out[0] = in[1] * g.derivative(in[0]);
            });
    }
    template <class F, class T>
    static void forward_with_derivative(const F& f, const T* x, T* y, T* d, std::size_t n) {
        detail::transform_by<F, T, 1, 2>(
            f, {x}, {y, d}, n, [](const F& g, const auto& in, auto& out) HINGE_INLINE_LAMBDA {
                out[0] = g(in[0]);
                out[1] = g.derivative(in[0]);
            });
    }
};

} // namespace detail

/// y = f(x).
template <class Loops = detail::compiled_here, activation F, class T>
void forward(const F& f, const T* x, T* y, std::size_t n) {
    if constexpr (detail::is_floating<T>()) {
        detail::check_overlap({Loops::scope, "forward"}, detail::input("x", x, n),
                              detail::output("y", y, n));
        Loops::forward(f, x, y, n);
    }
}

/// d = f'(x).
template <class Loops = detail::compiled_here, activation F, class T>
void derivative(const F& f, const T* x, T* d, std::size_t n) {
    if constexpr (detail::is_floating<T>()) {
        detail::check_overlap({Loops::scope, "derivative"}, detail::input("x", x, n),
                              detail::output("d", d, n));
        Loops::derivative(f, x, d, n);
    }
}

/// dx = dy * f'(x): the gradient with respect to x from the gradient with respect to y = f(x).
template <class Loops = detail::compiled_here, activation F, class T>
void backward(const F& f, const T* x, const T* dy, T* dx, std::size_t n) {
    if constexpr (detail::is_floating<T>()) {
        detail::check_overlap({Loops::scope, "backward"}, detail::input("x", x, n),
                              detail::input("dy", dy, n), detail::output("dx", dx, n));
        Loops::backward(f, x, dy, dx, n);
    }
}

/// y = f(x) and d = f'(x) in one pass.
template <class Loops = detail::compiled_here, activation F, class T>
void forward_with_derivative(const F& f, const T* x, T* y, T* d, std::size_t n) {
    if constexpr (detail::is_floating<T>()) {
        detail::check_overlap({Loops::scope, "forward_with_derivative"}, detail::input("x", x, n),
                              detail::output("y", y, n), detail::output("d", d, n));
        Loops::forward_with_derivative(f, x, y, d, n);
    }
}

template <class Loops = detail::compiled_here, activation F, detail::array X, detail::array Y>
void forward(const F& f, const X& x, Y&& y) {
    if constexpr (detail::elements_fit<X, Y>() && detail::can_be_written<Y>()) {
        const std::span in(x);
        const std::span out(y);
        detail::check_length({Loops::scope, "forward"}, in.size(), "y", out.size());
        hinge::forward<Loops>(f, in.data(), out.data(), in.size());
    }
}
template <class Loops = detail::compiled_here, activation F, detail::array X, detail::array D>
void derivative(const F& f, const X& x, D&& d) {
    if constexpr (detail::elements_fit<X, D>() && detail::can_be_written<D>()) {
        const std::span in(x);
        const std::span out(d);
        detail::check_length({Loops::scope, "derivative"}, in.size(), "d", out.size());
        hinge::derivative<Loops>(f, in.data(), out.data(), in.size());
    }
}
template <class Loops = detail::compiled_here, activation F, detail::array X, detail::array DY,
          detail::array DX>
void backward(const F& f, const X& x, const DY& dy, DX&& dx) {
    if constexpr (detail::elements_fit<X, DY, DX>() && detail::can_be_written<DX>()) {
        const std::span in(x);
        const std::span in2(dy);
        const std::span out(dx);
        detail::check_length({Loops::scope, "backward"}, in.size(), "dy", in2.size());
        detail::check_length({Loops::scope, "backward"}, in.size(), "dx", out.size());
        hinge::backward<Loops>(f, in.data(), in2.data(), out.data(), in.size());
    }
}
template <class Loops = detail::compiled_here, activation F, detail::array X, detail::array Y,
          detail::array D>
void forward_with_derivative(const F& f, const X& x, Y&& y, D&& d) {
    if constexpr (detail::elements_fit<X, Y, D>() && detail::can_be_written<Y, D>()) {
        const std::span in(x);
        const std::span out(y);
        const std::span out2(d);
        detail::check_length({Loops::scope, "forward_with_derivative"}, in.size(), "y", out.size());
        detail::check_length({Loops::scope, "forward_with_derivative"}, in.size(), "d",
                             out2.size());
        hinge::forward_with_derivative<Loops>(f, in.data(), out.data(), out2.data(), in.size());
    }
}

} // namespace hinge::inline HINGE_TARGET
// --- hinge/hinge.hpp

/// The one place the version stands; CMake reads it here.
#define HINGE_VERSION "0.1.0"

