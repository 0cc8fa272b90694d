// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/exp/of_double.hpp>
#include <hinge/math/normal/root.hpp>

namespace hinge::inline HINGE_TARGET::math::of_double {

/// Arguments of the functions below are held to [0, limit]: t exp(-limit^2/2) is 0 as double.
inline constexpr double normal_limit = 38.7;

/// value power is what is asked for; power a power of two, so that the last product with a third
/// factor is the only one to be rounded, into the subnormals too.
template <double_value V>
struct times_power {
    V value;
    V power;
};
/// The same with what value lacks.
template <double_value V>
struct quotient_times_power {
    V value;
    V value_lo;
    V power;
};
using normal_range = exponential_range<double, -749, 0, 100>;

/// Q(t).
///
/// Source  Sollya: prec = 250; b = (38.7-4.5)/(38.7+4.5); F = (x+2)*R;
///         fpminimax(F(4.5*(1+x)/(1-x)), 21, [|D...|], [-1;b], relative), times 2^-100,
///         error 2^-54.4. The factor x + 2 costs a second division, beside which the polynomial
///         runs; with x + 4.5, whose reciprocal is there already, F is steeper in q at t = 0, where
///         q is off by 3 half ulps: 6.7 ULP instead of 3.9, at the same speed.
/// Error   c0 is added last, by itself, not with its neighbours, and the quotient keeps a low part,
///         which pays for the rounding of t + 2 too: 4.03 to 3.35 ULP of gelu (20 and 4 million inputs).
template <double_value V>
HINGE_INLINE quotient_times_power<V> upper_tail(const V& t) noexcept {
    const exponential<V> e = of_double::exp_of_product<normal_range>(t, V(t * -0.5));
    const V q = (t - 4.5) / (t + 4.5), q2 = q * q;
    const V p = math::product_plus(
        q,
        math::polynomial_in_fours(
            q, q2, V(q2 * q2), -0x1.0068d4fa5e5adp-102, 0x1.281e0ad410c41p-103,
            -0x1.e1c59a9d9ff69p-105, 0x1.4bcd885ac6016p-107, 0x1.a879c9be9723fp-108,
            -0x1.a0b2cfdeb7c43p-108, 0x1.3f53aa07764ecp-109, -0x1.734299f36c0b6p-113,
            -0x1.067b089fe8476p-112, 0x1.5ad61413ec3dep-114, 0x1.49199528bf7b3p-116,
            -0x1.ed7c572e85a8cp-117, -0x1.bb1be899ce8p-120, 0x1.4684690f1b11ap-119,
            0x1.f712a7f935087p-123, -0x1.b8fb08befe7bep-122, -0x1.035b0bfd4c99p-124,
            0x1.1884bb686baefp-124, 0x1.16583299af96dp-126, -0x1.e334e28ffb301p-128,
            -0x1.69291d19ee75p-129),
        V(0x1.1a39c6c001dc8p-101));
    const V n = math::product_plus(p, e.expm1, p);
    const V d = t + 2.0, d_lo = t - (d - 2.0), inv_d = 1.0 / d, value = n * inv_d;
    const V rest = simd::fma(value, d_lo, math::product_minus(value, d, n));
    return {value, V(-rest * inv_d), e.power};
}

/// S(t) exp(-t^2/2): times t0 - t it is Q(t) - t phi(t), GELU's derivative at -t.
///
/// Source  Sollya: prec = 250; b = (38.7-4)/(38.7+4); F = (R-x/sqrt(2*pi))/(t0-x);
///         fpminimax(F(4*(1+x)/(1-x)), 20, [|D...|], [-1;b], relative), times 2^-100,
///         error 2^-55.7.
template <double_value V>
HINGE_INLINE times_power<V> slope_over_distance(const V& t) noexcept {
    const exponential<V> e = of_double::exp_of_product<normal_range>(t, V(t * -0.5));
    const V q = (t - 4.0) / (t + 4.0), q2 = q * q;
    const V s =
        simd::fma(q,
                  math::polynomial_in_fours(
                      q, q2, V(q2 * q2), -0x1.a763001ac67d7p-104, 0x1.ef4ff8013790fp-105,
                      -0x1.cc1e2623d9b86p-106, 0x1.37754d8171533p-107, -0x1.d4c8222990ce1p-110,
                      -0x1.443f63f93a729p-113, 0x1.85999bb88b06bp-113, -0x1.25380bf52d5f8p-116,
                      -0x1.2e93646dcd1b9p-116, 0x1.dafb05b73e492p-119, 0x1.29835ba407049p-119,
                      -0x1.083387d89ab03p-121, -0x1.76d1b54a954p-122, 0x1.c16cdb999d923p-125,
                      0x1.0d368d40a4cep-124, -0x1.97933933474a1p-131, -0x1.6d6ebaf1d3601p-127,
                      -0x1.be57938eccebep-130, 0x1.462ca92da698bp-130, 0x1.9d8ed33f63e3dp-132),
                  0x1.d94de78425463p-102);
    return {e.times_mantissa(s), e.power};
}

} // namespace hinge::inline HINGE_TARGET::math::of_double
