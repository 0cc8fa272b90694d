// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/exp.hpp>

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

/// y sigma(v), |v| <= exp_limit.
///
/// Method  e = exp(-|v|) = 2^k m lies in (0, 1], so 1 + e is safe:
///         v >= 0: y / (1 + e)      v < 0: 2^k ((y m) / (1 + e)), a subnormal result rounded once.
template <double_value V>
HINGE_INLINE V times_logistic(const V& y, const double_double<V>& v) noexcept {
    const auto negative = v.hi < 0.0;
    const V toward_minus = simd::select(negative, V(1.0), -1.0);
    const exp_parts<V> e = f64::exp(double_double<V>{v.hi * toward_minus, v.lo * toward_minus});
    const V s = e.power();
    const V quotient = simd::select(negative, e.times_mantissa(y), y) / simd::fma(s, e.p, s + 1.0);
    return f64::scale(quotient, simd::select(negative, e.k, 0.0));
}

/// As f32::logistic_slope, -exp_limit <= w <= exp_limit / 4 (its exponential is squared).
template <double_value V>
HINGE_INLINE V logistic_slope(const double_double<V>& w, const double_double<V>& g,
                              double inv_e0) noexcept {
    const exp_parts<V> f = f64::exp(w);
    const V s = f.power();
    const double_double<V> d0 = math::exact_sum(s, V(inv_e0));
    const V d = simd::fma(s, f.p, d0.lo) + d0.hi;
    const V numerator = simd::fma(g.hi, inv_e0, simd::fma(g.lo, inv_e0, f64::expm1(f)));
    return f64::scale(V(f.times_mantissa(numerator) / (d * d)), f.k);
}

/// The slope at x with what rounding may miss put right: 1/2 at 0 and 1 above `high`, exactly. What
/// `slope` is above `high` does not matter, so its argument need not be held to a range there.
template <double_value V>
HINGE_INLINE V exact_slope(const V& x, const V& slope, double high) noexcept {
    return simd::select(x > high, V(1.0), simd::select(x == 0.0, V(0.5), slope));
}

} // namespace hinge::inline HINGE_TARGET::math::f64
