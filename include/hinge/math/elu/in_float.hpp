// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/exp/in_float.hpp>

namespace hinge::inline HINGE_TARGET::math::in_float {

/// The alphas for which alpha 2^k is a normal number wherever it counts, and e^-110 alpha is 0.
HINGE_INLINE bool elu_takes(float alpha) noexcept { return alpha >= 0x1p-7f && alpha <= 0x1p8f; }

/// The exponential is that of -|x|, which is x where it counts and overflows nowhere.
///
/// Method  s = alpha 2^k:  alpha (e^x - 1) = s p - (alpha - s), p = e^r - 1. scale x is
///         x + x (scale - 1), in one rounding: it overflows no earlier than it should.
template <class To = float, float_value V>
HINGE_INLINE V elu(const V& x, float alpha, float scale_minus_1) noexcept {
    using range = exponential_range<float, -18, 0>;
    V exponent_bits;
    const V r = in_float::reduce<1, range, To>(range::hold_low(simd::minus_abs(x)), exponent_bits);
    const V s = simd::times_two_to_low_bits(alpha, exponent_bits);
    const V p = in_float::expm1_reduced<To>(r);
    const V left =
        simd::fms(s, p, V(V(alpha) - s)); // - (+0), which keeps the sign of a p that underflows
    const V positive = simd::at_least(x, V(0)); // -FLT_MAX times the scale would overflow
    const V right =
        simd::equal(scale_minus_1, 0.0f) ? x : simd::fma(positive, V(scale_minus_1), positive);
    return simd::select(x < V(0), left, right);
}
template <class To = float, float_value V>
HINGE_INLINE V elu_derivative(const V& x, float alpha, float scale) noexcept {
    using range = exponential_range<float, -110, 0, 40>;
    constexpr float c = range::take_back;
    V exponent_bits;
    const V r = in_float::reduce<1, range, To>(range::hold_low(simd::minus_abs(x)), exponent_bits);
    const V q = in_float::exp_reduced<1, To>(r, c);
    const V left =
        in_float::product_into_subnormals(q, simd::times_two_to_low_bits(alpha, exponent_bits));
    return simd::select(x > V(0), V(scale), left);
}

} // namespace hinge::inline HINGE_TARGET::math::in_float
