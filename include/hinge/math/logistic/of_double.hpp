// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/exp/of_double.hpp>

namespace hinge::inline HINGE_TARGET::math::of_double {

/// sigma(x) = 1 / (1 + e^-x).
template <double_value V>
HINGE_INLINE V logistic(const V& x) noexcept {
    using range = exponential_range<double, -650, 746, -60>; // of -x
    const V y = simd::held(x, V(-746.0), V(650.0));
    return range::one / of_double::exp<range>(V(-y)).plus(range::one);
}

/// The headroom in logistic_slope's exponential and in its numerator; 100 is enough for w >= -760.
inline constexpr int slope_headroom = 100;

/// F numerator / (upper + lower)^2.
template <double_value V>
HINGE_INLINE V over_square_of_sum(const exponential<V>& f, const V& numerator, const V& upper,
                                  const V& lower) noexcept {
    const V sum = upper + lower, sum_lo = lower - (sum - upper);
    const V square = math::square(sum, sum_lo);
    const V y = f.power * numerator; // f.times_mantissa(y) without fma: 4.10 ULP instead of 3.77
    return math::product_plus(y, f.expm1, y) / square;
}

/// (x sigma(v))' for v = v0 + w, where x0 is its root, v0 = v(x0), and g = x v'(x) - x0 v'(x0); from
/// F = e^w and numerator = (F - 1) + e^-v0 g, both with slope_headroom, and e^-v0 in two parts.
///
/// Method  sigma = F / (F + e^-v0), and at the root 1 + e^-v0 + x0 v'(x0) e^-v0 = 0:
///         (x sigma)' = sigma + x v' sigma (1 - sigma)
///                    = F (F + e^-v0 + x v' e^-v0) / (F + e^-v0)^2
///                    = F ((F - 1) + e^-v0 g) / (F + e^-v0)^2.
///         F - 1 and g have the same sign: nothing cancels, at the root or elsewhere.
///         Numerator and denominator are both 2^(2 headroom) times what they should be, so only the
///         quotient can leave the normal range. The error of the denominator's root counts twice:
///         inv_e0_hi has 12 bits, so that its sum with 2^k is exact where it matters, and the sum
///         gives its square what rounding it lost. silu', double, worst of 400,000 inputs:
///         sum^2                       5.04 ULP
///         sum^2 + 2 sum sum_lo        3.69 ULP
template <double_value V>
HINGE_INLINE V logistic_slope(const exponential<V>& f, const V& numerator, double inv_e0_hi,
                              double inv_e0_lo) noexcept {
    constexpr double h = power_of_two<double>(slope_headroom);
    return of_double::over_square_of_sum(f, numerator, V(f.power + inv_e0_hi * h),
                                         V(simd::fma(f.power, f.expm1, inv_e0_lo * h)));
}

/// sigma'(x) = sigma(x) sigma(-x) = e^-|x| / (1 + e^-|x|)^2.
template <double_value V>
HINGE_INLINE V slope_of_logistic(const V& x) noexcept {
    using range = exponential_range<double, -760, 0, slope_headroom>; // of -|x|
    const exponential<V> e = of_double::exp<range>(range::hold_low(simd::minus_abs(x)));
    // What the sum loses where the power is from a table, and no power of two: 4.10 to 2.30 ULP.
    const V upper = range::one + e.power, lost = e.power - (upper - range::one);
    return of_double::over_square_of_sum(e, V(range::one), upper,
                                         V(simd::fma(e.power, e.expm1, lost)));
}

/// The slope of v sigma(v), -760 <= v <= 60, `turns` being (v - root) log2(e). v may have a low part.
///
/// Method  The root is taken off in three parts, the first a multiple of 2^-42 like k ln2_hi, so that
///         their sum is exact; e^-root is in two.
template <double_value V, class... Lo>
HINGE_INLINE V silu_slope(const V& turns, const V& v, const Lo&... v_lo) noexcept {
    using range = exponential_range<double, -760, 62, slope_headroom>; // of v - root
    constexpr double root_on_grid = -0x1.474973c841400p+0, root_off_grid = 0x1.f481ca2d0d950p-44,
                     root_rest = -0x1.54512940602eap-98;
    constexpr double inv_e0 = 0x1.cba9de5920a28p+1, inv_e0_hi = 0x1.cba0000000000p+1,
                     inv_e0_lo = 0x1.3bcb24144ffffp-12;
    const auto [k, power] = math::nearest_power_of_two<range>(turns);
    const V k_ln2 = simd::fma(k, ln2_hi, V(root_on_grid)); // exact
    const V exact = v - k_ln2, lower = simd::fma(k, ln2_lo, V(root_off_grid));
    V r = exact - lower;
    if constexpr (sizeof...(Lo) != 0) { // next to the root each rounding of r counts
        const V lost = (exact - r) - lower;
        r = r + (lost + ... + v_lo);
    }
    r = r - root_rest;
    const V w = simd::fma(k, ln2, r);
    const exponential<V> f{power, of_double::expm1_reduced(r)};
    const V numerator = math::product_plus(w, V(inv_e0 * range::one), f.plus(-range::one));
    return of_double::logistic_slope(f, numerator, inv_e0_hi, inv_e0_lo);
}

/// The slope at x with what rounding may miss put right: 1/2 at 0 and 1 above `high`, exactly.
template <double_value V>
HINGE_INLINE V with_exact_ends(const V& x, const V& slope, double high) noexcept {
    return simd::select(x > high, V(1.0), simd::select(simd::equal(x, V(0.0)), V(0.5), slope));
}

} // namespace hinge::inline HINGE_TARGET::math::of_double
