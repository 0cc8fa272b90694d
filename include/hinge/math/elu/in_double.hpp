// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/exp/in_double.hpp>

/// scale x for x > 0, alpha (e^x - 1) elsewhere, and its derivative: ELU and SELU.
namespace hinge::inline HINGE_TARGET::math::in_double {

/// The sign bit is put back because e^-0 - 1 is +0. The exponential is that of -|x|, which is x where
/// it counts and overflows nowhere.
template <double_value V>
HINGE_INLINE V elu(const V& x, double alpha, double scale) noexcept {
    const V expm1 = in_double::exp_and_expm1(range::hold_low(simd::minus_abs(x))).expm1;
    return simd::select(x > 0.0, V(x * scale), V(simd::copysign(expm1, x) * alpha));
}
template <double_value V>
HINGE_INLINE V elu_derivative(const V& x, double alpha, double scale) noexcept {
    return simd::select(x > 0.0, V(scale),
                        V(in_double::exp(range::hold_low(simd::minus_abs(x))) * alpha));
}

} // namespace hinge::inline HINGE_TARGET::math::in_double
