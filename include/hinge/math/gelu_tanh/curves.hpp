// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/exp/in_float.hpp>
#include <hinge/math/logistic/series.hpp>
#include <hinge/math/piecewise/evaluate.hpp>

/// The tables of the tanh form of GELU, x sigma(v), v = 2u = x (a + b x^2); they stand here because
/// its header would be too long with them.
namespace hinge::inline HINGE_TARGET::math::gelu_tanh {

/// a = 2 sqrt(2/pi), b = 0.044715 a.
inline constexpr double a = 1.5957691216057307117597842397375, b = 0.044715 * a;
inline constexpr piecewise::longer a_for_tables{a, -0x1.cbc0d30ebfd15p-54},
    b_for_tables{b, -0x1.6c843a29d1c70p-61};
/// Where the derivative crosses zero, and what a double of it lacks.
inline constexpr double root = -0x1.81429f9e97e4dp-1, root_lo = 0x1.4f523ed77dbdcp-55;
/// From there on function and derivative at -t are below half the smallest float.
inline constexpr float is_0 = 10.9f;

/// The Taylor series of sigma(-v(t)) at t.
template <int Size, class Number>
constexpr piecewise::series<Size, Number> logistic_at(const Number& t) {
    const Number a_0(a_for_tables), b_0(b_for_tables), three(3);
    return piecewise::logistic_at<Size>(t * (a_0 + b_0 * t * t), a_0 + three * b_0 * t * t,
                                        three * b_0 * t, b_0);
}
/// v(t) in two parts. Beyond the tables sigma(-v) is e^-v.
template <float_value V>
HINGE_INLINE double_double<V> two_u(const V& t) noexcept {
    constexpr float a_hi = static_cast<float>(a), b_hi = static_cast<float>(b),
                    a_lo = static_cast<float>(a - static_cast<double>(a_hi)),
                    b_lo = static_cast<float>(b - static_cast<double>(b_hi));
    const double_double<V> square = math::exact_product(t, t);
    const double_double<V> product = math::exact_product(square.hi, V(b_hi));
    const double_double<V> sum = math::exact_sum(product.hi, V(a_hi));
    const V lo =
        simd::fma(square.hi, V(b_lo), simd::fma(square.lo, V(b_hi), V(product.lo + V(a_lo))));
    const double_double<V> result = math::exact_product(t, sum.hi);
    return {result.hi, simd::fma(t, V(sum.lo + lo), result.lo)};
}

/// The function at -t.
struct curve : piecewise::spacing_by_square<curve> {
    static constexpr std::size_t rows = 512;
    static constexpr float limit = 5.536f, step = 0.011f, offset = 2.83f;
    static constexpr double root = 0, root_lo = 0;
    static constexpr int degree_f64 = 8;
    static constexpr double limit_f64 = 7.15, step_f64 = 0x1.33p-6, step_lo_f64 = 0;
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& t) {
        return piecewise::forward_from(gelu_tanh::logistic_at<Size>(t), t);
    }
    template <float_value V>
    HINGE_INLINE static V beyond(const V& t) noexcept {
        const V y = simd::at_most(t, V(is_0));
        return in_float::times_exp_of_minus({-y}, gelu_tanh::two_u(y));
    }
};
/// The derivative at -t.
struct slope_curve : piecewise::spacing_by_square<slope_curve> {
    static constexpr std::size_t rows = 512;
    static constexpr double root = -gelu_tanh::root, root_lo = -gelu_tanh::root_lo;
    static constexpr int degree_f64 = 8;
    static constexpr double limit_f64 = 7.6, step_f64 = 0x1.4d32b39014p-6,
                            step_lo_f64 = 0x1.5465a3d4cap-47;
    static constexpr float limit = 5.714f, step = static_cast<float>(root / 66),
                           offset = static_cast<float>(3.1622776601683795 - root);
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& t) {
        return piecewise::derivative_from(gelu_tanh::logistic_at<Size + 1>(t), t);
    }
    /// 1 - t v' = 1 + 2 a t - 3 v.
    template <float_value V>
    HINGE_INLINE static V beyond(const V& t) noexcept {
        constexpr float two_a = static_cast<float>(2 * a);
        const V y = simd::at_most(t, V(is_0));
        const double_double<V> v = gelu_tanh::two_u(y);
        const V smaller = simd::fnma(v.lo, V(3), simd::fma(y, V(two_a), V(1)));
        const double_double<V> three_v = math::exact_product(v.hi, V(-3));
        const double_double<V> factor = math::exact_sum(three_v.hi, smaller);
        return in_float::times_exp_of_minus({factor.hi, factor.lo + three_v.lo}, v);
    }
};

} // namespace hinge::inline HINGE_TARGET::math::gelu_tanh
