// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/exp/in_float.hpp>
#include <hinge/math/logistic/series.hpp>
#include <hinge/math/piecewise/evaluate.hpp>

/// The tables of x sigma(beta x) for beta = 1.702, which is another number for float than for double.
namespace hinge::inline HINGE_TARGET::math::quick_gelu {

template <simd::scalar T>
inline constexpr T beta = static_cast<T>(1.702);

/// sigma(-beta t)
template <simd::scalar T, int Size, class Number>
constexpr piecewise::series<Size, Number> logistic_at(const Number& t) {
    const Number b(static_cast<double>(beta<T>));
    return piecewise::logistic_at<Size>(Number(b * t), b);
}
/// beta t in two parts, t held to where nothing is left of e^(-beta t).
template <float_value V>
HINGE_INLINE double_double<V> size(const V& t) noexcept {
    return math::exact_product(simd::at_most(t, V(65)), V(beta<float>));
}

/// The function at -t, beyond the table -t e^(-beta t).
struct curve : piecewise::spacing_even<curve> {
    static constexpr std::size_t rows = 1024;
    static constexpr double root = 0;
    static constexpr float limit = 12.0f, step = 0x1.82p-7f, width = 0.39f;
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& t) {
        return piecewise::forward_from(quick_gelu::logistic_at<float, Size>(t), t);
    }
    template <float_value V>
    HINGE_INLINE static V beyond(const V& t) noexcept {
        using parts = double_double<V>;
        return in_float::times_exp_of_minus(parts{-simd::at_most(t, V(65))}, quick_gelu::size(t));
    }
};
/// The same for doubles.
struct curve_f64 {
    static constexpr double root = 0, root_lo = 0;
    static constexpr int degree_f64 = 8;
    static constexpr double limit_f64 = 22.8, step_f64 = 0x1p-4, step_lo_f64 = 0;
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& t) {
        return piecewise::forward_from(quick_gelu::logistic_at<double, Size>(t), t);
    }
};
/// The derivative at -t.
struct slope_curve : piecewise::spacing_even<slope_curve> {
    static constexpr std::size_t rows = 1024;
    static constexpr double root = 0x1.80974a0f969cap-1;
    // 64 steps are the float next to the root, exactly, which lies much nearer to it than others.
    static constexpr float limit = 11.6f, step = static_cast<float>(root) / 64,
                           width = static_cast<float>(root / 2);
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& t) {
        return piecewise::derivative_from(quick_gelu::logistic_at<float, Size + 1>(t), t);
    }
    /// (1 - beta t) e^(-beta t)
    template <float_value V>
    HINGE_INLINE static V beyond(const V& t) noexcept {
        using parts = double_double<V>;
        const parts v = quick_gelu::size(t), factor = math::exact_sum(V(1), V(-v.hi));
        return in_float::times_exp_of_minus(parts{factor.hi, factor.lo - v.lo}, v);
    }
};
/// The same for doubles.
struct slope_curve_f64 {
    static constexpr double root = 0x1.80974a62be3dfp-1, root_lo = -0x1.03a229a05e970p-55;
    static constexpr int degree_f64 = 8;
    static constexpr double limit_f64 = 23.85, step_f64 = 0x1.0064dc41d4p-4,
                            step_lo_f64 = 0x1.4a3fb27c88p-47;
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& t) {
        return piecewise::derivative_from(quick_gelu::logistic_at<double, Size + 1>(t), t);
    }
};

} // namespace hinge::inline HINGE_TARGET::math::quick_gelu
