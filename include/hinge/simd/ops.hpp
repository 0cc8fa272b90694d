// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <hinge/core/activation.hpp>

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
