// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/exp/of_double.hpp>
#include <hinge/math/exp/scaled.hpp>

namespace hinge::inline HINGE_TARGET::math::of_double {

/// e^v, v = x / alpha, and alpha (e^r - 1), of the r that is left when k ln 2 is taken off v.
template <double_value V>
struct exponential_over {
    exponential<V> e;
    V part;
};
/// For x held to [furthest, 0], where v is in the Range.
///
/// Method  R = x - k alpha ln 2, r = R / alpha:  alpha (e^r - 1) = R + alpha (e^r - 1 - r). Near 0 that is x
///         itself and a small term, even if x / alpha is below the range of double.
template <class Range, double_value V>
HINGE_INLINE exponential_over<V> exp_over(const V& x, double furthest, double alpha,
                                          const scaled_exponent<double>& of) noexcept {
    const V y = simd::held(x, V(furthest), V(0.0));
    const auto [k, power] = math::nearest_power_of_two<Range>(y, V(of.log2_e));
    const V rest = of.minus_steps(y, k);
    const V r = rest * of.scale, expm1 = of_double::expm1_reduced(r);
    return {{power, expm1}, simd::fma(V(expm1 - r), V(alpha), rest)};
}

/// alpha (e^(x / alpha) - 1) for x <= 0, x beyond.
///
/// Method  s = 2^k:  s alpha (e^r - 1) + (alpha s - alpha). For alpha < 0 it grows: from k = 10 on,
///         where the sum has two large terms, it is alpha times e^v - 1, whose power of two may pass what
///         a double holds, by a headroom that alpha takes back if it is tiny, else the number itself:
///         then what overflows should.
template <double_value V>
HINGE_INLINE V celu(const V& x, double alpha, const scaled_exponent<double>& of) noexcept {
    V left;
    if (alpha > 0) {
        using range = exponential_range<double, -40, 0>;
        const auto v = of_double::exp_over<range>(x, -40 * alpha, alpha, of);
        left = simd::fma(v.e.power, v.part, simd::fms(v.e.power, V(alpha), V(alpha)));
    } else {
        using range = exponential_range<double, 0, 1405, -1004>;
        const bool is_tiny = alpha > -1;
        const auto v = of_double::exp_over<range>(x, 1405 * alpha, alpha, of);
        const V grown = v.e.plus(-range::one) *
                        (is_tiny ? alpha * range::take_back : range::take_back) *
                        (is_tiny ? 1.0 : alpha);
        const V s = simd::at_most(v.e.power, V(range::one * 1024)) * range::take_back;
        left = simd::select(s < 1024.0, simd::fma(s, v.part, V(s - 1.0) * alpha), grown);
    }
    return simd::select(x < 0.0, left, x);
}
/// e^(x / alpha) for x <= 0, 1 beyond.
template <double_value V>
HINGE_INLINE V celu_derivative(const V& x, double alpha,
                               const scaled_exponent<double>& of) noexcept {
    V left;
    if (alpha > 0) {
        using range = exponential_range<double, -760, 0, 100>;
        left = of_double::exp_over<range>(x, -760 * alpha, alpha, of).e.value() * range::take_back;
    } else {
        using range = exponential_range<double, 0, 711, -10>;
        left = of_double::exp_over<range>(x, 711 * alpha, alpha, of).e.value() * range::take_back;
    }
    return simd::select(x > 0.0, V(1.0), left);
}

} // namespace hinge::inline HINGE_TARGET::math::of_double
