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

/// Arguments of the functions below are held to [-limit, limit], so that the two powers of two of
/// `scale` exist. Beyond e^-745 a result is 0 already, unless a parameter such as ELU's alpha
/// lifts it.
inline constexpr double exp_limit = 1416.0;

/// exp(x) = 2^k (1 + p), not put together yet: sums with 1 and subnormal results each want it in
/// their own way.
template <double_value V>
struct exp_parts {
    V k;
    V p;

    /// y (1 + p), rounded once where there is fma; 1 + p itself would cost another half ulp.
    HINGE_INLINE V times_mantissa(const V& y) const noexcept { return simd::fma(y, p, y); }
    /// 2^k where that is a normal number, else the smallest; for use in sums, where the difference
    /// does not show.
    HINGE_INLINE V power() const noexcept {
        return simd::exp2_of_integer(simd::at_most(simd::at_least(k, -1022.0), 1023.0));
    }
};

/// y 2^k, |k| <= 2044. In two steps of about half of k each, so that of the two only the second can
/// leave the normal range: a subnormal result is rounded once.
template <double_value V>
HINGE_INLINE V scale(const V& y, const V& k) noexcept {
    const auto [half, power] = math::nearest_power_of_two(k, V(0.5));
    return y * power * simd::exp2_of_integer(k - half);
}

/// exp(hi + lo), |hi| <= exp_limit, |lo| at most about an ulp of hi.
///
/// Method  r = x - k ln 2, |r| <= ln(2)/2, k ln2_hi being exact (ln2_hi has 42 bits, k has 11);
///         p = e^r - 1 = r + r^2 q(r). What r's own rounding lost is added back with lo.
/// Source  Sollya: b = log(2)/2*(1+1b-12);
///         fpminimax(expm1(x), [|2,...,12|], [|D...|], [-b;b], relative, floating, x),
///         error 2^-61.5 of e^r - 1.
template <double_value V>
HINGE_INLINE exp_parts<V> exp(const double_double<V>& x) noexcept {
    constexpr double ln2_hi = 0x1.62e42fefa3800p-1, ln2_lo = 0x1.ef35793c76730p-45;
    const V k = math::nearest_power_of_two(x.hi, V(log2_e)).k;
    const V r_hi = simd::fma(k, -ln2_hi, x.hi);
    const double_double<V> r = math::exact_sum_ordered(r_hi, simd::fma(k, -ln2_lo, x.lo));
    const V q = math::polynomial(
        r.hi, 0.5, 0x1.5555555555559p-3, 0x1.555555555554dp-5, 0x1.111111110f657p-7,
        0x1.6c16c16c1aafep-10, 0x1.a01a01b0020dap-13, 0x1.a01a018e0e5e1p-16, 0x1.71ddf8142db65p-19,
        0x1.27e5133dd771ep-22, 0x1.af5f226402a2bp-26, 0x1.1f1a2abb359aep-29);
    return {k, r.hi + simd::fma(r.hi * r.hi, q, r.lo)};
}
template <double_value V>
HINGE_INLINE exp_parts<V> exp(const V& x) noexcept {
    return f64::exp(double_double<V>{x});
}

/// exp(x) - 1 from the parts of exp(x).
template <double_value V>
HINGE_INLINE V expm1(const exp_parts<V>& e) noexcept {
    const V s = e.power();
    return simd::fma(s, e.p, s - 1.0);
}

} // namespace hinge::inline HINGE_TARGET::math::f64
