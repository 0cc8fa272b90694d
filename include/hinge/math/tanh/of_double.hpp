// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/double_double.hpp>
#include <hinge/math/exponent.hpp>
#include <hinge/math/polynomial.hpp>

namespace hinge::inline HINGE_TARGET::math::of_double {

/// t = y + k ln(2)/2, |y| <= ln(2)/4: T = tanh y in two parts, and 2^-k with the headroom of the range.
template <double_value V>
struct reduced_tanh {
    V power;
    V tanh;
    V tanh_lo;
};
/// For 0 <= t, -2t in the Range.
///
/// Source  Sollya: prec = 300; b = log(2)/4*(1+1b-12);
///         fpminimax((tanh(sqrt(x))/sqrt(x)-1)/x, 6, [|D...|], [1b-40; b^2], floating, relative),
///         error of tanh 2^-65.5.
template <class Range, double_value V>
HINGE_INLINE reduced_tanh<V> reduce_tanh(const V& t) noexcept {
    const auto [k, power] = math::nearest_power_of_two<Range>(t, V(-2 * log2_e));
    const V exact = simd::fma(k, ln2_hi / 2, t), rounded = simd::product(k, V(ln2_lo / 2));
    const V y = exact + rounded, y_lo = (exact - y) + rounded;
    const V y2 = y * y;
    const V q = math::polynomial_in_pairs(
        y2, V(y2 * y2), -0x1.5555555555555p-2, 0x1.1111111110e25p-3, -0x1.ba1ba1b92aa5p-5,
        0x1.664f476d78a6ep-6, -0x1.226d8fe1c2897p-7, 0x1.d66904204ec1ep-9, -0x1.6be47301abf92p-10);
    const V y3 = y * y2, tanh = simd::fma(y3, q, y);
    return {power, tanh, simd::fma(y3, q, V(y - tanh)) + y_lo};
}

/// tanh t, 0 <= t, in two parts.
///
/// Method  With s = 2^-k, n = (1 - s) + (1 + s) T, d = (1 + s) + (1 - s) T: tanh t = n / d. For k = 0
///         that is T: nothing cancels. What T, n, d and the quotient lost makes the low part.
template <double_value V>
HINGE_INLINE double_double<V> tanh_in_parts(const V& t) noexcept {
    using range = exponential_range<double, -40, 0>;
    const auto [s, tanh, tanh_lo] = of_double::reduce_tanh<range>(V(simd::at_most(t, V(20.0))));
    const V plus = 1.0 + s, minus = 1.0 - s, plus_lo = s - (plus - 1.0);
    const V p = simd::product(plus, tanh), p_lo = math::product_minus(plus, tanh, p);
    const double_double<V> d = math::sum_with_product(minus, tanh, plus);
    const V n = minus + p; // 0, or the larger of the two
    const V n_lo = simd::fma(plus_lo, tanh, simd::fma(plus, tanh_lo, p_lo)) + (p - (n - minus)),
            d_lo = simd::fma(minus, tanh_lo, V(d.lo + plus_lo));
    const V reciprocal = 1.0 / d.hi, hi = simd::product(n, reciprocal);
    const V rest = simd::fnma(hi, d_lo, n_lo) - math::product_minus(hi, d.hi, n);
    return {hi, simd::product(rest, reciprocal)};
}

/// 1 - tanh(t)^2, 0 <= t.
///
/// Method  4 s (1 - T^2) / d^2. s and d have the headroom h, the numerator 1/h more, which the last
///         product takes back. The error of d counts twice, so its square gets its low part.
template <double_value V>
HINGE_INLINE V tanh_slope(const V& t) noexcept {
    using range = exponential_range<double, -752, 0, 300>;
    constexpr double h = range::one;
    const auto [s, tanh, tanh_lo] = of_double::reduce_tanh<range>(V(simd::at_most(t, V(375.0))));
    const V plus = h + s, plus_lo = s - (plus - h);
    const double_double<V> d = math::sum_with_product(V(h - s), tanh, plus);
    const V d_lo = d.lo + plus_lo;
    const V square = math::square(d.hi, d_lo);
    const V n = simd::fnma(tanh, tanh, V(1.0)) * (s * (4 * h * h));
    return n / square * range::take_back;
}

/// x - tanh(x) cancels below it.
inline constexpr double shrink_limit = 0.4;
/// Keeps the low parts of products that are next to the subnormal numbers.
inline constexpr double shrink_headroom = 0x1p200;

/// x - tanh(x) = x^3 / 3 + x^3 x^2 rest, 0 <= x, held to the limit.
///
/// Source  Sollya: prec = 400; f = (sqrt(x)-tanh(sqrt(x)))/(sqrt(x)*x);
///         fpminimax(f, 9, [|D...|], [1b-30; 0.16], floating, relative), error 2^-54, that of
///         1/3, which has its low part here.
template <double_value V>
HINGE_INLINE V shrink_series(const V& x) noexcept {
    constexpr double third = 0x1.5555555555555p-2, third_lo = 0x1.5555555555555p-56;
    const V v = simd::at_most(x, V(shrink_limit)), z = v * v, z2 = z * z;
    const V rest = math::polynomial_in_fours(
        z, z2, V(z2 * z2), -0x1.1111111111005p-3, 0x1.ba1ba1b9fc617p-5, -0x1.664f48754a77ap-6,
        0x1.226e3228be88cp-7, -0x1.d6d2e3d17a0dcp-9, 0x1.7d8dcceafcbe1p-10, -0x1.34172825233e8p-11,
        0x1.de417b8942c0ep-13, -0x1.197287c8b23fap-14);
    const V cube = v * shrink_headroom * z;
    const V product =
        math::product_plus(cube, V(third), simd::product(cube, simd::fma(z, rest, V(third_lo))));
    return product * (1 / shrink_headroom);
}

} // namespace hinge::inline HINGE_TARGET::math::of_double
