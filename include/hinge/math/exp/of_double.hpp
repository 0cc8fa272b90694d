// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/double_double.hpp>
#include <hinge/math/exp/power_table.hpp>
#include <hinge/math/exponent.hpp>
#include <hinge/math/polynomial.hpp>

/// math::of_double is for a double result.
namespace hinge::inline HINGE_TARGET::math::of_double {

/// e^v = 2^k (1 + expm1), not put together yet: sums with 1 and subnormal results each want it in
/// their own way. `power` is 2^k with the headroom of the range. From a table it is a rounded number, and
/// what rounding took stands in expm1.
template <double_value V>
struct exponential {
    V power;
    V expm1;

    /// y (1 + expm1), rounded once where there is fma; 1 + expm1 itself would cost another half ulp.
    HINGE_INLINE V times_mantissa(const V& y) const noexcept { return simd::fma(y, expm1, y); }
    /// e^v with the headroom.
    HINGE_INLINE V value() const noexcept { return times_mantissa(power); }
    /// y e^v with the headroom.
    HINGE_INLINE V times(const V& y) const noexcept {
        if constexpr (HINGE_HAS_FMA) return times_mantissa(y) * power;
        return times_mantissa(V(y * power)); // rounded but once more than the power is
    }
    /// c + e^v with the headroom.
    HINGE_INLINE V plus(const std::type_identity_t<V>& c) const noexcept {
        return simd::fma(power, expm1, power + c);
    }
};

/// e^r - 1 for |r| <= ln(2)/2.
///
/// Source  Sollya: b = log(2)/2*(1+1b-12);
///         fpminimax(expm1(x), [|2,...,11|], [|D...|], [-b;b], relative, floating, x),
///         error 2^-55.5, or 2^-56.9 of e^r.
template <double_value V>
HINGE_INLINE V expm1_reduced(const V& r) noexcept {
    const V r2 = r * r;
    const V q = math::polynomial_in_pairs(
        r, r2, 0x1.0000000000005p-1, 0x1.555555555553bp-3, 0x1.5555555552106p-5,
        0x1.1111111118833p-7, 0x1.6c16c17f3173bp-10, 0x1.a01a0177f2d28p-13, 0x1.a019a698a1a8cp-16,
        0x1.71de8101f5b88p-19, 0x1.28a29956eb4e1p-22, 0x1.ae77922cc7433p-26);
    return simd::fma(r2, q, r);
}

/// e^r - 1 + rest for |r| <= ln(2)/256.
///
/// Source  Sollya: b = log(2)/256*(1+1b-12);
///         fpminimax(expm1(x), [|2,...,5|], [|D...|], [-b;b], relative, floating, x),
///         error 2^-56.1, or 2^-64.7 of e^r.
template <double_value V>
HINGE_INLINE V expm1_of_step(const V& r, const V& rest) noexcept {
    const V r2 = r * r;
    const V q = math::polynomial_in_pairs(r, r2, 0x1.ffffffffffe5cp-2, 0x1.5555555555627p-3,
                                          0x1.55555c2aad138p-5, 0x1.111111cd7d5a8p-7);
    return simd::fma(r2, q, rest) + r;
}

/// e^v, v in the Range; minus(k, c) is v - k c, of which k c is exact.
///
/// Method  r = v - k ln 2, |r| <= ln(2)/2; expm1 = e^r - 1. r itself is rounded, at 2^-54 or less. Where
///         there is no fma steps of ln(2)/128, since half the polynomial costs more than a table (SSE2,
///         ns per element: silu 3.71, 2.90, elu 3.28, 2.58).
template <class Range, double_value V, class Minus>
HINGE_INLINE exponential<V> exp_of(const V& v, const Minus& minus) noexcept {
    if constexpr (HINGE_HAS_FMA) {
        const auto [k, power] = math::nearest_power_of_two<Range>(v, V(log2_e));
        return {power, of_double::expm1_reduced(V(simd::fma(k, -ln2_lo, minus(k, ln2_hi))))};
    } else {
        V power, power_lo;
        const V k = math::nearest_power_of_table<Range>(v, power, power_lo);
        const V r = simd::fma(k, -ln2_step_lo, minus(k, ln2_step_hi));
        return {power, of_double::expm1_of_step(r, power_lo)};
    }
}

/// exp(x), x in the Range.
template <class Range, double_value V>
HINGE_INLINE exponential<V> exp(const V& x) noexcept {
    return of_double::exp_of<Range>(x, [&](const V& k, double c)
                                           HINGE_INLINE_LAMBDA { return simd::fma(k, -c, x); });
}

/// exp(a b), a b in the Range. The product is not rounded before k ln 2 is taken off: at a b = 700 an
/// ulp is 2^-43.
template <class Range, double_value V>
HINGE_INLINE exponential<V> exp_of_product(const V& a, const V& b) noexcept {
    return of_double::exp_of<Range>(V(a * b), [&](const V& k, double c) HINGE_INLINE_LAMBDA {
        return math::product_minus(a, b, V(k * c));
    });
}

} // namespace hinge::inline HINGE_TARGET::math::of_double
