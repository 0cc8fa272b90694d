// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/exp/in_float.hpp>
#include <hinge/math/exp/scaled.hpp>

namespace hinge::inline HINGE_TARGET::math::in_float {

/// alpha (e^(x / alpha) - 1) for x <= 0, x beyond; alpha > 0.
///
/// Method  x / alpha is not formed: with R = x - k alpha ln 2, r = R / alpha, s = 2^k:
///         alpha (s e^r - 1) = s (R + R r q(r)) - (alpha - alpha s), e^r = 1 + r + r^2 q(r). Near 0 that
///         is x itself and a small term.
template <float_value V>
HINGE_INLINE V celu(const V& x, float alpha, const scaled_exponent<float>& of) noexcept {
    using range = exponential_range<float, -19, 0>; // of x / alpha
    const V y = simd::at_least(simd::minus_abs(x), V(-18 * alpha));
    V exponent_bits;
    const V k = math::nearest_exponent<1, range>(y, exponent_bits, of.log2_e);
    const V rest = of.minus_steps(y, k);
    const V r = rest * V(of.scale);
    const V p = simd::fma(V(rest * r), in_float::expm1_rest(r), rest);
    const V s = simd::times_two_to_low_bits(1.0f, exponent_bits);
    const V lost = simd::times_two_to_low_bits(alpha, exponent_bits);
    return simd::select(x < V(0), simd::fms(s, p, V(V(alpha) - lost)), x);
}
/// e^(x / alpha) for x <= 0, 1 beyond; alpha > 0.
template <float_value V>
HINGE_INLINE V celu_derivative(const V& x, float alpha, const scaled_exponent<float>& of) noexcept {
    using range = exponential_range<float, -110, 0, 40>; // of x / alpha
    constexpr float c = range::take_back;
    const V y = simd::at_least(simd::minus_abs(x), V(-109 * alpha));
    V exponent_bits;
    const V k = math::nearest_exponent<1, range>(y, exponent_bits, of.log2_e);
    const V rest = of.minus_steps(y, k);
    const V r = rest * V(of.scale);
    const V q = in_float::exp_reduced<1>(r, c);
    return simd::select(
        x > V(0), V(1),
        in_float::product_into_subnormals(q, simd::times_two_to_low_bits(1.0f, exponent_bits)));
}

} // namespace hinge::inline HINGE_TARGET::math::in_float
