// SPDX-License-Identifier: MIT
#pragma once

#include <limits>

#include <hinge/math/constants.hpp>
#include <hinge/simd/operations.hpp>

/// The power of two in an exponential, and the range it is made for.
namespace hinge::inline HINGE_TARGET::math {

/// 2^exponent.
template <class T>
constexpr T power_of_two(int exponent) {
    T result = 1;
    for (; exponent > 0; --exponent) result *= 2;
    for (; exponent < 0; ++exponent) result /= 2;
    return result;
}

/// The interval [Low, High] of v in e^v, and the headroom of its power of two: with k = v log2(e)
/// rounded to an integer, 2^k is built as 2^(k + Headroom). It costs nothing, being part of the
/// constant that rounds, and lets k pass what an exponent can hold: where the last operation takes
/// the headroom back, a subnormal result is rounded once. Beyond the interval e^v is garbage; that
/// 2^(k + Headroom) is a normal number within it, however k is rounded, is checked here.
template <class T, int Low, int High, int Headroom = 0>
struct exponential_range {
    static constexpr int headroom = Headroom;
    /// 1 with the headroom, and what takes it back.
    static constexpr T one = power_of_two<T>(Headroom), take_back = power_of_two<T>(-Headroom);

    /// v held to the interval, or to one side of it where v cannot pass the other.
    template <float_double_or_batch V>
    HINGE_INLINE static V hold(const V& v) noexcept {
        return simd::held(v, V(T(Low)), V(T(High)));
    }
    template <float_double_or_batch V>
    HINGE_INLINE static V hold_low(const V& v) noexcept {
        return simd::at_least(v, V(T(Low)));
    }
    template <float_double_or_batch V>
    HINGE_INLINE static V hold_high(const V& v) noexcept {
        return simd::at_most(v, V(T(High)));
    }

private:
    using limits = std::numeric_limits<T>;
    static constexpr int floor(double v) {
        const int k = static_cast<int>(v);
        return k > v ? k - 1 : k;
    }
    static_assert(floor(Low * log2_e) + Headroom >= limits::min_exponent - 1 &&
                      -floor(-High * log2_e) + Headroom < limits::max_exponent,
                  "a power of two that is no normal number");
};

/// Adding it rounds to the nearest integer k (|v| < 2^51) and leaves k + 1023 + headroom, the
/// exponent field of 2^(k + headroom), in the low bits.
inline constexpr double shifter = 0x1.8p52 + 1023;

template <double_value V>
struct integer_and_power {
    V k;
    V power;
};
/// k, the nearest integer to v scale, and 2^(k + headroom).
template <class Range, double_value V>
HINGE_INLINE integer_and_power<V>
nearest_power_of_two(const V& v, const std::type_identity_t<V>& scale) noexcept {
    const V shifted = simd::fma_to_nearest(v, scale, V(shifter + Range::headroom));
    return {shifted - (shifter + Range::headroom), simd::low_bits_to_exponent(shifted)};
}

/// The same for v itself.
template <class Range, double_value V>
HINGE_INLINE integer_and_power<V> nearest_power_of_two(const V& v) noexcept {
    const V shifted = v + (shifter + Range::headroom);
    return {shifted - (shifter + Range::headroom), simd::low_bits_to_exponent(shifted)};
}

/// The same in float, for Sign y log2(e), or another factor: k, and in `exponent_bits` what
/// simd::times_two_to_low_bits makes 2^(k + headroom) of. (A struct of both is stored to memory by
/// g++.)
template <int Sign, class Range, float_value V>
HINGE_INLINE V nearest_exponent(const V& y, V& exponent_bits, float log2_e_of_y) noexcept {
    constexpr float shifter_f32 = 0x1.8p23f + Range::headroom + 127;
    exponent_bits = simd::fma_to_nearest(y, V(Sign * log2_e_of_y), V(shifter_f32));
    return exponent_bits - V(shifter_f32);
}
template <int Sign, class Range, float_value V>
HINGE_INLINE V nearest_exponent(const V& y, V& exponent_bits) noexcept {
    return math::nearest_exponent<Sign, Range>(y, exponent_bits, static_cast<float>(log2_e));
}

} // namespace hinge::inline HINGE_TARGET::math
