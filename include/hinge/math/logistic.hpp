// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/exp.hpp>
#include <hinge/math/exp_fma.hpp>
#include <hinge/math/pieces.hpp>

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

/// As f32::logistic_slope, from F = e^w with headroom `slope_headroom`, w >= -760, and
/// numerator = (F - 1) + e^-v0 g, times 2^slope_headroom too.
///
/// Method  Numerator and denominator are both 2^(2 headroom) times what they should be, so only the
///         quotient can leave the normal range. The error of the denominator's root counts twice:
///         inv_e0_hi has 12 bits, so that its sum with 2^k is exact where it matters, and the sum
///         gives its square what rounding it lost. silu', double, worst of 400,000 inputs:
///         sum^2                       5.04 ULP
///         sum^2 + 2 sum sum_lo        3.69 ULP
inline constexpr int slope_headroom = 100;
inline constexpr double slope_h = 0x1p100;
template <double_value V>
HINGE_INLINE V logistic_slope(const exp_parts<V>& f, const V& numerator, double inv_e0_hi,
                              double inv_e0_lo) noexcept {
    const V upper = f.power + inv_e0_hi * slope_h;
    const V lower = simd::fma(f.power, f.p, inv_e0_lo * slope_h);
    const V sum = upper + lower, sum_lo = lower - (sum - upper);
    const V square = math::product_plus(sum, sum, (sum_lo + sum_lo) * sum);
    const V y = f.power * numerator; // f.times_mantissa(y) without fma: 4.10 ULP instead of 3.77
    return math::product_plus(y, f.p, y) / square;
}

/// The slope at x with what rounding may miss put right: 1/2 at 0 and 1 above `high`, exactly. What
/// `slope` is above `high` does not matter, so its argument need not be held to a range there.
template <double_value V>
HINGE_INLINE V exact_slope(const V& x, const V& slope, double high) noexcept {
    return simd::select(x > high, V(1.0), simd::select(x == 0.0, V(0.5), slope));
}

} // namespace hinge::inline HINGE_TARGET::math::f64

namespace hinge::inline HINGE_TARGET::math::f32_fma {

/// h (1 + e^-y) with h = 2^Headroom, for y in a range where k + Headroom, k = round(-y log2 e), is an
/// exponent of a float.
///
/// Method  e^-y = s e^r, s = 2^k:  1 + s e^r = max(s, 1) + (s (e^r - 1) + min(s, 1)), all times h:
///         the inner sum is the smaller part, so its rounding hardly counts.
///             (1 + s) + s (e^r - 1)   2.3 ULP for sigma, one operation less
///             1 + s e^r               2.4
template <int Headroom, float_value V>
HINGE_INLINE V one_plus_exp_of_minus(const V& y, float h) noexcept {
    V shifted;
    const V r = f32_fma::reduce<-1, Headroom>(y, shifted);
    const V minus_expm1_over_r = simd::fms(f32_fma::exp_tail<-1>(r, 1.0f), r, V(1));
    const V s = simd::times_two_to_low_bits(1.0f, shifted);
    return simd::at_least(s, V(h)) +
           simd::fma(V(s * r), minus_expm1_over_r, simd::at_most(s, V(h)));
}

/// sigma(x) = (1 / (h (1 + e^-x))) h: k is 150 at the low end. A subnormal result is rounded twice, as
/// a quotient and as a product: as one quotient it took Zen 4 2.6 times as long.
template <float_value V>
HINGE_INLINE V logistic(const V& x) noexcept {
    constexpr float h = 0x1p-24f;
    const V y = simd::at_most(simd::at_least(x, V(-104)), V(30));
    return f32_fma::product_into_subnormals(
        simd::divide(V(1), f32_fma::one_plus_exp_of_minus<-24>(y, h)), V(h));
}

/// x sigma(x) = (x / (h (1 + e^-x))) h; above 30 that is x, and the exponential may be anything.
template <float_value V>
HINGE_INLINE V times_logistic(const V& x) noexcept {
    constexpr float h = 0x1p-40f;
    const V y = simd::at_least(x, V(-110));
    const V d = f32_fma::one_plus_exp_of_minus<-40>(y, h);
    const V left =
        f32_fma::product_into_subnormals(simd::divide(y, d), V(h), simd::copysign(V(0), x));
    return simd::select(x > V(30), x, left);
}

/// The Taylor series at c of g(t) = sigma(-v(t)), where v(c + d) = v0 + v1 d + v2 d^2 + v3 d^3.
///
/// Method  g' = -v' g (1 - g), coefficient by coefficient.
template <int Size>
constexpr series<Size> logistic_at(double v0, double v1, double v2, double v3) {
    const double slope[] = {v1, 2 * v2, 3 * v3};
    series<Size> g{}, p{}; // p = g (1 - g)
    const double e = f32_fma::exp_for_tables(-v0);
    g.c[0] = e / (1 + e);
    for (int n = 0; n + 1 < Size; ++n) {
        p.c[n] = g.c[n];
        for (int i = 0; i <= n; ++i) p.c[n] -= g.c[i] * g.c[n - i];
        double sum = 0;
        for (int i = 0; i < 3 && i <= n; ++i) sum += slope[i] * p.c[n - i];
        g.c[n + 1] = -sum / (n + 1);
    }
    return g;
}

/// SiLU's derivative at -t.
struct silu_slope_pieces : in_steps<silu_slope_pieces> {
    static constexpr std::size_t rows = 1024;
    static constexpr double root = 0x1.474973c84120bp+0, root_lo = 0x1.f8d74bc9ac154p-54;
    static constexpr float limit = 19.8f, step = static_cast<float>(root / 66),
                           width = static_cast<float>(root / 2);
    template <int Size>
    static constexpr series<Size> at(double c) {
        return f32_fma::derivative_from(f32_fma::logistic_at<Size + 1>(c, 1, 0, 0), c);
    }
    /// (1 - t) e^-t: sigma (1 - sigma) is sigma there, and that is e^-t.
    template <float_value V>
    HINGE_INLINE static V tail(const V& t) noexcept {
        const V y = simd::at_most(t, V(110));
        return f32_fma::times_exp_of_minus(math::exact_sum(V(1), -y), {y});
    }
};

/// The tanh form of GELU and its derivative at -t.
/// 2u = t (a + b t^2), a = 2 sqrt(2/pi).
inline constexpr double gelu_tanh_a = 1.5957691216057307117597842397375,
                        gelu_tanh_b = 0.044715 * gelu_tanh_a;
template <int Size>
constexpr series<Size> gelu_tanh_tail_at(double c) {
    constexpr double a = gelu_tanh_a, b = gelu_tanh_b;
    return f32_fma::logistic_at<Size>(c * (a + b * c * c), a + 3 * b * c * c, 3 * b * c, b);
}
/// Beyond the pieces sigma(-2u) is e^-2u. Both are below half the smallest float
/// from gelu_tanh_is_0 on.
inline constexpr float gelu_tanh_is_0 = 10.9f;
template <float_value V>
HINGE_INLINE double_double<V> gelu_tanh_two_u(const V& t) noexcept {
    constexpr float a = static_cast<float>(gelu_tanh_a), b = static_cast<float>(gelu_tanh_b),
                    a_lo = static_cast<float>(gelu_tanh_a - static_cast<double>(a)),
                    b_lo = static_cast<float>(gelu_tanh_b - static_cast<double>(b));
    const double_double<V> square = math::exact_product(t, t);
    const double_double<V> product = math::exact_product(square.hi, V(b));
    const double_double<V> sum = math::exact_sum(product.hi, V(a));
    const V lo = simd::fma(square.hi, V(b_lo), simd::fma(square.lo, V(b), V(product.lo + V(a_lo))));
    const double_double<V> two_u = math::exact_product(t, sum.hi);
    return {two_u.hi, simd::fma(t, V(sum.lo + lo), two_u.lo)};
}
struct gelu_tanh_pieces : in_squares<gelu_tanh_pieces> {
    static constexpr std::size_t rows = 512;
    static constexpr float limit = 5.596f, step = 0.011f, offset = 2.83f;
    static constexpr double root = 0, root_lo = 0;
    template <int Size>
    static constexpr series<Size> at(double c) {
        return f32_fma::forward_from(f32_fma::gelu_tanh_tail_at<Size>(c), c);
    }
    template <float_value V>
    HINGE_INLINE static V tail(const V& t) noexcept {
        const V y = simd::at_most(t, V(gelu_tanh_is_0));
        return f32_fma::times_exp_of_minus({-y}, f32_fma::gelu_tanh_two_u(y));
    }
};
struct gelu_tanh_slope_pieces : in_squares<gelu_tanh_slope_pieces> {
    static constexpr std::size_t rows = 512;
    static constexpr double root = 0x1.81429f9e97e4dp-1, root_lo = -0x1.4f523ed77dbdcp-55;
    static constexpr float limit = 5.83f, step = static_cast<float>(root / 66),
                           offset = static_cast<float>(3.1622776601683795 - root);
    template <int Size>
    static constexpr series<Size> at(double c) {
        return f32_fma::derivative_from(f32_fma::gelu_tanh_tail_at<Size + 1>(c), c);
    }
    /// 1 - t (2u)' = 1 + 2 a t - 3 (2u).
    template <float_value V>
    HINGE_INLINE static V tail(const V& t) noexcept {
        constexpr float two_a = static_cast<float>(2 * gelu_tanh_a);
        const V y = simd::at_most(t, V(gelu_tanh_is_0));
        const double_double<V> two_u = f32_fma::gelu_tanh_two_u(y);
        const V smaller = simd::fnma(two_u.lo, V(3), simd::fma(y, V(two_a), V(1)));
        const V factor = simd::fnma(two_u.hi, V(3), smaller);
        const V factor_lo = smaller - simd::fma(two_u.hi, V(3), factor);
        return f32_fma::times_exp_of_minus({factor, factor_lo}, two_u);
    }
};

} // namespace hinge::inline HINGE_TARGET::math::f32_fma
