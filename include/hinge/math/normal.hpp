// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/exp.hpp>
#include <hinge/math/pieces.hpp>

/// The upper tail of the normal distribution, Q(t) = Phi(-t) for t >= 0, and the slope it gives to
/// GELU.
///
/// Q(t) = exp(-t^2/2) R(t), where R(t) = erfcx(t/sqrt(2))/2 falls slowly, like 0.4/t. R is smooth
/// up to infinity in q = (t - c)/(t + c), so one polynomial in q serves all t, and a factor t + 1
/// or t + c takes its fall out. (The change of variable for erfcx: Shepherd and Laframboise 1981,
/// Math. Comp. 36.)
///
/// With t0 the root of R(t) = t/sqrt(2 pi), the derivative of GELU at -t is
///     Q(t) - t phi(t) = exp(-t^2/2) (R(t) - t/sqrt(2 pi)) = exp(-t^2/2) (t0 - t) S(t),
/// S being positive and smooth: the zero crossing is exact because t0 - t is.
///
/// Source of the coefficients, Sollya:
///     R = exp(x^2/2)*erfc(x/sqrt(2))/2;
///     t0 = 0.75179152469356445745790494677952403966447115342345384838654;
///     procedure fit(F, c, T, n) { var i, b, X, G;
///         b = (T-c)/(T+c); G = F(c*(1+x)/(1-x));
///         X = [||]; for i from 0 to n do X = X:.((b-1)/2 + (b+1)/2*cos(pi*(2*i+1)/(2*(n+1))));
///         return roundcoefficients(interpolate(X, G), [|D...|]); };
namespace hinge::inline HINGE_TARGET::math {

inline constexpr double gelu_root = 0x1.80ead197f00b4p-1, gelu_root_lo = -0x1.13e74c58cada8p-56;

/// x where x > 0, else a zero with the sign of x: what t Q(t) is subtracted from. Not
/// x < 0 ? -0.0 : x, of which clang 14 makes a maximum that turns +0 into -0.
template <double_value V>
HINGE_INLINE V relu_with_sign(const V& x) noexcept {
    return simd::select(x > 0.0, x, simd::copysign(V(0.0), x));
}

} // namespace hinge::inline HINGE_TARGET::math

namespace hinge::inline HINGE_TARGET::math::f32 {

/// Arguments of the functions below are held to [0, limit]: exp(-limit^2/2) is 0 as float.
inline constexpr double normal_limit = 15.0;

/// exp(-t^2/2). The square of a float is exact in double.
template <double_value V>
HINGE_INLINE V gaussian(const V& t) noexcept {
    return f32::exp(V(t * t), -0.5);
}

/// Q(t).
///
/// Source  Sollya: prec = 200; b = (15-3)/(15+3); F = (x+3)*R;
///         fpminimax(F(3*(1+x)/(1-x)), 10, [|D...|], [-1;b], relative), error 2^-29.9.
template <double_value V>
HINGE_INLINE V normal_tail(const V& t) noexcept {
    const V w = 1.0 / (t + 3.0);
    const V p =
        math::polynomial(V((t - 3.0) * w), 0x1.754a751c6be2ep-1, -0x1.04c729abd379bp-1,
                         0x1.d71385040f9e2p-3, -0x1.832d0a6881aa6p-5, -0x1.56d5eb5e9720ap-7,
                         0x1.c8bda423ba265p-8, 0x1.0ca2145c85682p-10, -0x1.0eaed88357449p-10,
                         -0x1.009e3f70b5063p-12, 0x1.136b6a4baad32p-13, 0x1.c9168b3bd809ep-15);
    return f32::gaussian(t) * (w * p);
}

/// (t0 - t) S(t): times gaussian(t) it is Q(t) - t phi(t), GELU's derivative at -t.
///
/// Source  fit((R-x/sqrt(2*pi))/(t0-x), 4, 15, 9), error 2^-30.2.
template <double_value V>
HINGE_INLINE V slope_over_gaussian(const V& t) noexcept {
    const V s = math::polynomial(
        V((t - 4.0) / (t + 4.0)), 0x1.d94de7875d41p-2, -0x1.a762ffe12eb4cp-4, 0x1.ef4fee5297aa6p-5,
        -0x1.cc1e322aa16cfp-6, 0x1.377799308381fp-7, -0x1.d4c45846bb585p-10, -0x1.476b675e4453fp-13,
        0x1.84cdb467ab60bp-13, -0x1.cf411d2b9bb4dp-17, -0x1.14365d1647486p-16);
    return (gelu_root - t) * s;
}

} // namespace hinge::inline HINGE_TARGET::math::f32

namespace hinge::inline HINGE_TARGET::math::f64 {

/// Arguments of the functions below are held to [0, limit]: t exp(-limit^2/2) is 0 as double.
inline constexpr double normal_limit = 38.7;

/// value power is what is asked for; power a power of two, so that the last product with a third
/// factor is the only one to be rounded, into the subnormals too.
template <double_value V>
struct scaled {
    V value;
    V power;
};
inline constexpr int normal_headroom = 100;

/// Q(t).
///
/// Source  Sollya: prec = 250; b = (38.7-4.5)/(38.7+4.5); F = (x+2)*R;
///         fpminimax(F(4.5*(1+x)/(1-x)), 21, [|D...|], [-1;b], relative), times 2^-normal_headroom,
///         error 2^-54.4. The factor x + 2 costs a second division, beside which the polynomial
///         runs; with x + 4.5, whose reciprocal is there already, F is steeper in q at t = 0, where
///         q is off by 3 half ulps: 6.7 ULP instead of 3.9, at the same speed.
/// Error   c0 is added last, by itself, not with its neighbours: 4.26 to 3.84 ULP of gelu (20 million
///         inputs). Without fma the last two products are taken exactly: 4.22 to 3.98 ULP.
template <double_value V>
HINGE_INLINE scaled<V> normal_tail(const V& t) noexcept {
    const exp_parts<V> e = f64::exp_of_product(t, V(t * -0.5), normal_headroom);
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
    return {V(math::product_plus(p, e.p, p) / (t + 2.0)), e.power};
}

/// S(t) exp(-t^2/2): times t0 - t it is Q(t) - t phi(t), GELU's derivative at -t.
///
/// Source  Sollya: prec = 250; b = (38.7-4)/(38.7+4); F = (R-x/sqrt(2*pi))/(t0-x);
///         fpminimax(F(4*(1+x)/(1-x)), 20, [|D...|], [-1;b], relative), times 2^-normal_headroom,
///         error 2^-55.7.
template <double_value V>
HINGE_INLINE scaled<V> slope_over_distance(const V& t) noexcept {
    const exp_parts<V> e = f64::exp_of_product(t, V(t * -0.5), normal_headroom);
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

} // namespace hinge::inline HINGE_TARGET::math::f64

namespace hinge::inline HINGE_TARGET::math::f32_fma {

inline constexpr double inv_sqrt_2pi = 0.39894228040143267793994605993438;
inline constexpr float inv_sqrt_2pi_f32 = static_cast<float>(inv_sqrt_2pi);

/// The Taylor series of Q at c >= 0, for tables.
///
/// Method  Q' = -phi, phi' = -t phi, coefficient by coefficient. Q(c) itself is for small c
///         1/2 - phi (c + c^3/3 + c^5/(3 5) + ...), else phi/(c + 1/(c + 2/(c + 3/...))).
/// Source  Abramowitz and Stegun 1964, 26.2.11 and 26.2.14.
template <int Size>
constexpr series<Size> normal_tail_at(double c) {
    series<Size> phi{}, q{};
    phi.c[0] = inv_sqrt_2pi * f32_fma::exp_for_tables(-c * c / 2);
    for (int n = 0; n + 1 < Size; ++n)
        phi.c[n + 1] = -(c * phi.c[n] + (n > 0 ? phi.c[n - 1] : 0)) / (n + 1);
    if (c < 2) {
        double term = c, sum = c;
        for (int n = 3; n < 60; n += 2) sum += term *= c * c / n;
        q.c[0] = 0.5 - phi.c[0] * sum;
    } else {
        double fraction = c;
        for (int n = 40; n > 0; --n) fraction = c + n / fraction;
        q.c[0] = phi.c[0] / fraction;
    }
    for (int n = 0; n + 1 < Size; ++n) q.c[n + 1] = -phi.c[n] / (n + 1);
    return q;
}

/// Beyond the pieces GELU is exp(-t^2/2) (p - c), c = 1/sqrt(2 pi), p = c - t R(t), and its derivative
/// exp(-t^2/2) t (p - c), p = R(t)/t, p being a polynomial in 1/t^2.
///
/// Source  Sollya: prec = 200; c = 1/sqrt(2*pi); R = sqrt(x)*exp(1/(2*x))*erfc(1/sqrt(2*x))/2;
///         fpminimax(F, 4, [|SG...|], [1/225;1/36], absolute, floating),
///         F = single(c)-R/x, error 2^-27.5; F = R+single(c)-c, error 2^-30.4.
/// Both are below half the smallest float there.
inline constexpr float gelu_is_0 = 14.6f;

template <float_value V>
HINGE_INLINE double_double<V> half_square(const V& t) noexcept {
    const double_double<V> square = math::exact_product(t, t);
    return {square.hi * V(0.5f), square.lo * V(0.5f)};
}

/// -t Q(t) and Q(t) - t phi(t): GELU and its derivative at -t.
struct gelu_pieces : in_squares<gelu_pieces> {
    static constexpr std::size_t rows = 512;
    // With this step the values at the first five centres are nearly floats: 1.5 ULP instead of 1.8.
    static constexpr float limit = 6.18f, step = 0x1.95b49ep-7f, offset = 2;
    static constexpr double root = 0, root_lo = 0;
    template <int Size>
    static constexpr series<Size> at(double c) {
        return f32_fma::forward_from(f32_fma::normal_tail_at<Size>(c), c);
    }
    template <float_value V>
    HINGE_INLINE static V tail(const V& t) noexcept {
        const V y = simd::at_most(t, V(gelu_is_0)), square = y * y;
        const V p = math::polynomial(V(simd::divide(V(1), square)), 0x1.8a7b98p-24f, 0x1.987a8cp-2f,
                                     -0x1.30c94cp0f, 0x1.5f9654p2f, -0x1.6a2dcep4f);
        return f32_fma::times_exp_of_minus(math::exact_sum(V(-inv_sqrt_2pi_f32), p),
                                           f32_fma::half_square(y));
    }
};
struct gelu_slope_pieces : in_squares<gelu_slope_pieces> {
    static constexpr int degree = 7;
    static constexpr std::size_t rows = 512;
    static constexpr double root = gelu_root, root_lo = gelu_root_lo;
    static constexpr float limit = 6.03f, step = static_cast<float>(root / 62),
                           offset = static_cast<float>(2.8982753492378876 - root);
    template <int Size>
    static constexpr series<Size> at(double c) {
        return f32_fma::derivative_from(f32_fma::normal_tail_at<Size + 1>(c), c);
    }
    template <float_value V>
    HINGE_INLINE static V tail(const V& t) noexcept {
        const V y = simd::at_most(t, V(gelu_is_0)), square = y * y;
        const V p = math::polynomial(V(simd::divide(V(1), square)), 0x1.71b650p-26f, 0x1.988318p-2f,
                                     -0x1.97b770p-2f, 0x1.22eb2cp0f, -0x1.d73a8ep1f);
        const double_double<V> asymptote = math::exact_product(y, V(-inv_sqrt_2pi_f32));
        const V hi = simd::fma(y, p, asymptote.hi);
        const V lo = simd::fma(y, p, V(asymptote.hi - hi)) + asymptote.lo;
        return f32_fma::times_exp_of_minus({hi, lo}, f32_fma::half_square(y));
    }
};

} // namespace hinge::inline HINGE_TARGET::math::f32_fma
