// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/double_double.hpp>
#include <hinge/math/polynomial.hpp>

/// The exponential, in two grades. math::f32 works on double values whose result will be rounded to
/// float: relative error about 2^-29, no care for double's own limits, since every float result
/// lies far inside them. math::f64 works for a double result.
namespace hinge::inline HINGE_TARGET::math {

inline constexpr double log2_e = 0x1.71547652b82fep+0;

/// The nearest integer k to v scale, |k| < 1022, and 2^k.
template <double_value V>
struct power_of_two {
    V k;
    V value;
};
template <double_value V>
HINGE_INLINE power_of_two<V> nearest_power_of_two(const V& v,
                                                  const std::type_identity_t<V>& scale) noexcept {
    // No bits are left for a fraction, so this rounds to the nearest integer.
    const V shifted = simd::fma(v, scale, simd::shifter);
    return {shifted - simd::shifter, simd::low_bits_to_exponent(shifted)};
}

} // namespace hinge::inline HINGE_TARGET::math

namespace hinge::inline HINGE_TARGET::math::f32 {

/// Arguments of the functions below are held to [-limit, limit]: wide enough that a float result is
/// long 0 or infinite, narrow enough that e^limit, and its square times e^-limit, are finite as
/// double.
inline constexpr double exp_limit = 700.0;

/// exp(factor x), |factor x| <= exp_limit, factor being 1, -1 or another power
/// of two of either sign, so that factor log2(e) is exact.
///
/// Method  x factor log2(e) = k + f, |f| <= 1/2;  e^(factor x) = 2^k 2^f.
/// Source  Sollya: fpminimax(2^x, 6, [|D...|], [-1/2; 1/2], relative), error 2^-29.0.
template <double_value V>
HINGE_INLINE V exp(const V& x, double factor = 1) noexcept {
    const auto [k, s] = math::nearest_power_of_two(x, V(factor * log2_e));
    const V f = simd::fms(x, factor * log2_e, k);
    return s * math::polynomial(f, 0x1.00000002615p+0, 0x1.62e430c7e922cp-1, 0x1.ebfbdadcb0b76p-3,
                                0x1.c6aed4b951e22p-5, 0x1.3b2dbbc1032ep-7, 0x1.5f456a8a6b565p-10,
                                0x1.41d33366e8072p-13);
}

template <double_value V>
struct exp_and_expm1_result {
    V exp;
    V expm1;
};

/// exp(x) and exp(x) - 1, each to its own relative error, |x| <= exp_limit.
///
/// Method  p = 2^f - 1;  e^x = s + s p  and  e^x - 1 = (s - 1) + s p, where s = 2^k. One is never
///         formed from the other: e^x - 1 cancels near 0, and (e^x - 1) + 1 loses the tail.
/// Source  Sollya: fpminimax((2^x-1)/x, 6, [|D...|], [-1/2; 1/2], relative), error 2^-32.
template <double_value V>
HINGE_INLINE exp_and_expm1_result<V> exp_and_expm1(const V& x) noexcept {
    const auto [k, s] = math::nearest_power_of_two(x, V(log2_e));
    const V f = simd::fms(x, log2_e, k);
    const V p =
        f * math::polynomial(f, 0x1.62e42fefd32c2p-1, 0x1.ebfbe045300cbp-3, 0x1.c6b08cb168297p-5,
                             0x1.3b2a1c3667256p-7, 0x1.5d88bdb13b20cp-10, 0x1.443f62002d4cbp-13,
                             0x1.ffcbdd7926749p-17);
    return {simd::fma(s, p, s), simd::fma(s, p, s - 1.0)};
}

} // namespace hinge::inline HINGE_TARGET::math::f32

namespace hinge::inline HINGE_TARGET::math::f64 {

/// ln 2 in two parts: for an integer k of 11 bits, k ln2_hi is exact.
inline constexpr double ln2_hi = 0x1.62e42fefa3800p-1, ln2_lo = 0x1.ef35793c76730p-45;

/// exp(x) = 2^k (1 + p), not put together yet: sums with 1 and subnormal results each want it in
/// their own way. `power` is 2^(k + headroom): with a headroom that the caller takes back in the last
/// operation, 2^k may lie below the normal range, or above it, and a subnormal result is rounded
/// once.
template <double_value V>
struct exp_parts {
    V power;
    V p;

    /// y (1 + p), rounded once where there is fma; 1 + p itself would cost another half ulp.
    HINGE_INLINE V times_mantissa(const V& y) const noexcept { return simd::fma(y, p, y); }
    /// 2^headroom exp(x).
    HINGE_INLINE V value() const noexcept { return times_mantissa(power); }
    /// c + 2^headroom exp(x).
    HINGE_INLINE V plus(const std::type_identity_t<V>& c) const noexcept {
        return simd::fma(power, p, power + c);
    }
};

/// The nearest integer k to v scale, and 2^(k + headroom), -1022 <= k + headroom <= 1023. The
/// headroom costs nothing: it is part of the constant that rounds.
template <double_value V>
HINGE_INLINE power_of_two<V> nearest_power_of_two(const V& v, const std::type_identity_t<V>& scale,
                                                  int headroom) noexcept {
    const V shifted = simd::fma(v, scale, simd::shifter + headroom);
    return {shifted - (simd::shifter + headroom), simd::low_bits_to_exponent(shifted)};
}

template <double_value V>
HINGE_INLINE power_of_two<V> nearest_power_of_two(const V& v, int headroom) noexcept {
    const V shifted = v + (simd::shifter + headroom);
    return {shifted - (simd::shifter + headroom), simd::low_bits_to_exponent(shifted)};
}

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

/// exp(x).
///
/// Method  r = x - k ln 2, |r| <= ln(2)/2, k ln2_hi being exact; p = e^r - 1. r itself is rounded, at
///         2^-54 or less.
template <double_value V>
HINGE_INLINE exp_parts<V> exp(const V& x, int headroom = 0) noexcept {
    const auto [k, power] = f64::nearest_power_of_two(x, log2_e, headroom);
    const V r = simd::fma(k, -ln2_lo, simd::fma(k, -ln2_hi, x));
    return {power, f64::expm1_reduced(r)};
}

/// exp(a b). The product is not rounded before k ln 2 is taken off: at a b = 700 an ulp is 2^-43.
template <double_value V>
HINGE_INLINE exp_parts<V> exp_of_product(const V& a, const V& b, int headroom) noexcept {
    const auto [k, power] = f64::nearest_power_of_two(V(a * b), log2_e, headroom);
    const V r = simd::fma(k, -ln2_lo, math::product_minus(a, b, V(k * ln2_hi)));
    return {power, f64::expm1_reduced(r)};
}

} // namespace hinge::inline HINGE_TARGET::math::f64
