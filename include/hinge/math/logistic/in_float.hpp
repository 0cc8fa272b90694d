// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/exp/in_float.hpp>

namespace hinge::inline HINGE_TARGET::math::in_float {

/// h (1 + e^(Sign y)), h = Range::one, for Sign y in the Range.
///
/// Method  e^(Sign y) = s e^r, s = 2^k:  1 + s e^r = max(s, 1) + (s (e^r - 1) + min(s, 1)), all times h:
///         the inner sum is the smaller part, so its rounding hardly counts.
///             (1 + s) + s (e^r - 1)   2.3 ULP for sigma, one operation less
///             1 + s e^r               2.4, enough for bfloat16
template <int Sign, class Range, class To = float, float_value V>
HINGE_INLINE V one_plus_exp(const V& y) noexcept {
    constexpr float h = Range::one;
    V exponent_bits;
    const V r = in_float::reduce<Sign, Range, To>(y, exponent_bits);
    const V s = simd::times_two_to_low_bits(1.0f, exponent_bits);
    if constexpr (std::is_same_v<To, bfloat16>)
        return simd::fma(s, in_float::exp_reduced<Sign, To>(r, 1.0f), V(h));
    const V square = r * r, rest = in_float::exp_rest<Sign>(r, 1.0f);
    const V expm1 = Sign > 0 ? simd::fma(square, rest, r) : simd::fms(square, rest, r);
    return simd::at_least(s, V(h)) + simd::fma(s, expm1, simd::at_most(s, V(h)));
}

/// sigma(Sign x) = (1 / (h (1 + e^(-Sign x)))) h. A subnormal result is rounded twice, as a quotient and as a
/// product: as one quotient it took Zen 4 2.6 times as long.
template <int Sign = 1, class To = float, float_value V>
HINGE_INLINE V logistic(const V& x) noexcept {
    using range = exponential_range<float, -30, 104, -24>;
    const V y = Sign > 0 ? simd::held(x, V(-104), V(30)) : range::hold(x);
    return in_float::product_into_subnormals(
        simd::divide(V(1), in_float::one_plus_exp<-Sign, range, To>(y)), V(range::one));
}

/// x sigma(x) = (x / (h (1 + e^-x))) h; above 30 that is x.
template <class To = float, float_value V>
HINGE_INLINE V times_logistic(const V& x) noexcept {
    using range = exponential_range<float, -30, 110, -40>;
    const V y = simd::held(x, V(-110), V(30));
    const V d = in_float::one_plus_exp<-1, range, To>(y);
    const V left = in_float::product_into_subnormals(simd::divide(y, d), V(range::one),
                                                     simd::copysign(V(0), x));
    return simd::select(x > V(30), x, left);
}

} // namespace hinge::inline HINGE_TARGET::math::in_float
