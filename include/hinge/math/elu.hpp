// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/exp.hpp>
#include <hinge/math/exp_fma.hpp>

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
