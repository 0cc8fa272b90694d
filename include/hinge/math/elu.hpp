// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/exp.hpp>

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

template <double_value V>
HINGE_INLINE V elu(const V& x, double alpha, double scale) noexcept {
    const V expm1 = f64::expm1(f64::exp(simd::at_least(x, -exp_limit)));
    return simd::select(x > 0.0, V(x * scale), V(simd::copysign(expm1, x) * alpha));
}
template <double_value V>
HINGE_INLINE V elu_derivative(const V& x, double alpha, double scale) noexcept {
    const exp_parts<V> e = f64::exp(simd::at_least(x, -exp_limit));
    return simd::select(x > 0.0, V(scale), f64::scale(e.times_mantissa(V(alpha)), e.k));
}

} // namespace hinge::inline HINGE_TARGET::math::f64
