// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/exp/in_double.hpp>

/// The logistic function sigma(v) = 1 / (1 + e^-v), and the slope of x sigma(v(x)) about its root.
/// SiLU has v = x, the tanh form of GELU v = 2u(x), softplus' derivative is sigma itself.
namespace hinge::inline HINGE_TARGET::math::in_double {

/// y sigma(v), v in the range.
template <double_value V>
HINGE_INLINE V times_logistic(const V& y, const V& v) noexcept {
    return y / (in_double::exp(v, -1) + 1.0);
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
    const auto [f, f_minus_1] = in_double::exp_and_expm1(w);
    const V d = f + inv_e0;
    return f * simd::fma(g, inv_e0, f_minus_1) / (d * d);
}

} // namespace hinge::inline HINGE_TARGET::math::in_double
