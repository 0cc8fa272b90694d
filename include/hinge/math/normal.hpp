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

/// Arguments of the functions below are held to [0, limit]: exp(-limit^2/2) is 0 as double.
inline constexpr double normal_limit = 40.0;

/// exp(-t^2/2). The square needs its low part: at t = 38 the exponent is 722, and an ulp of that is
/// 2^-43.
template <double_value V>
HINGE_INLINE exp_parts<V> gaussian(const V& t) noexcept {
    return f64::exp(math::exact_product(t, V(t * -0.5)));
}

/// y Q(t).
///
/// Source  prec = 500; fit((x+1)*R, 5, 40, 22), error 2^-53.6, most of it from rounding the leading
///         coefficient.
template <double_value V>
HINGE_INLINE V times_normal_tail(const V& y, const V& t) noexcept {
    const exp_parts<V> e = f64::gaussian(t);
    const V p = math::polynomial(
        V((t - 5.0) / (t + 5.0)), 0x1.d8979b0f2b39dp-2, -0x1.76ff86859eb0bp-4, 0x1.fc66cc64a1478p-6,
        0x1.47c1d0305292ep-7, -0x1.b08e0007b7516p-6, 0x1.92037bab679f1p-6, -0x1.f11aab0282cf5p-7,
        0x1.ab6d0385a898cp-8, -0x1.b75f4fbb4d2fdp-10, 0x1.057220324f36ep-17, 0x1.7e61efc8db195p-13,
        -0x1.c1b2624b7773ep-15, -0x1.4c1274443e9b1p-17, 0x1.300afc6551915p-17,
        -0x1.27aa131413db4p-24, -0x1.5fa15ebb4a482p-20, 0x1.0b7cba94ad2ep-23, 0x1.aaec7ba104247p-23,
        -0x1.779193ace11a2p-26, -0x1.1249efe4f102fp-25, 0x1.82cf80ab172abp-32,
        0x1.1158c9e58cd01p-28, 0x1.9d63c13bae08fp-31);
    return f64::scale(V(e.times_mantissa(y) * p / (t + 1.0)), e.k);
}

/// Q(t) - t phi(t), GELU's derivative at -t.
///
/// Source  prec = 500; fit((R-x/sqrt(2*pi))/(t0-x), 5, 40, 22), error 2^-54.1.
template <double_value V>
HINGE_INLINE V normal_tail_slope(const V& t) noexcept {
    const exp_parts<V> e = f64::gaussian(t);
    const V s = math::polynomial(
        V((t - 5.0) / (t + 5.0)), 0x1.ce451b41a3bap-2, -0x1.6fce89f8d2b96p-4, 0x1.ef8423a0a745ep-5,
        -0x1.231a8d1238459p-5, 0x1.23c3758992fe2p-6, -0x1.e0a95194724e8p-8, 0x1.2dc07799b12dcp-9,
        -0x1.cdee09d1d639ep-12, -0x1.fde2abe2d1373p-17, 0x1.54f8b515e7bbbp-15,
        -0x1.34bd99bdf953fp-17, -0x1.0b75c88b590ecp-19, 0x1.6d22d96ffba16p-20,
        0x1.6f9b8d8ca4391p-26, -0x1.6ad49534a8daap-23, 0x1.ac98378fee8dfp-27, 0x1.7b7ceee46d079p-26,
        -0x1.5050766849f93p-29, -0x1.aca729db2b9f7p-29, 0x1.25989c78cb533p-32,
        0x1.ba419478728d3p-32, -0x1.58cb739758bffp-38, -0x1.dfe2e7e3a85c5p-36);
    const V d = (gelu_root - t) + gelu_root_lo;
    return f64::scale(V(e.times_mantissa(d) * s), e.k);
}

} // namespace hinge::inline HINGE_TARGET::math::f64

namespace hinge::inline HINGE_TARGET::math::f32_fma {

/// The Taylor series of Q at c >= 0, for tables.
///
/// Method  Q' = -phi, phi' = -t phi, coefficient by coefficient. Q(c) itself is for small c
///         1/2 - phi (c + c^3/3 + c^5/(3 5) + ...), else phi/(c + 1/(c + 2/(c + 3/...))).
/// Source  Abramowitz and Stegun 1964, 26.2.11 and 26.2.14.
template <int Size>
constexpr series<Size> normal_tail_at(double c) {
    constexpr double inv_sqrt_2pi = 0.39894228040143267793994605993438;
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
};

} // namespace hinge::inline HINGE_TARGET::math::f32_fma
