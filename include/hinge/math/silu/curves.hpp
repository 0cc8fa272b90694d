// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/exp/in_float.hpp>
#include <hinge/math/logistic/series.hpp>
#include <hinge/math/piecewise/evaluate.hpp>

/// The tables of x sigma(x).
namespace hinge::inline HINGE_TARGET::math::silu {

/// Where the derivative crosses zero, and what a double of it lacks.
inline constexpr double root = -0x1.474973c84120bp+0, root_lo = -0x1.f8d74bc9ac154p-54;

/// The function at -t, beyond the table -t e^-t.
struct curve : piecewise::spacing_even<curve> {
    static constexpr std::size_t rows = 1024;
    static constexpr double root = 0;
    static constexpr float limit = 20.5f, step = 0x1.4ep-6f, width = 0.67f;
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& t) {
        return piecewise::forward_from(piecewise::logistic_at<Size>(t), t);
    }
    template <float_value V>
    HINGE_INLINE static V beyond(const V& t) noexcept {
        using parts = double_double<V>;
        const V y = simd::at_most(t, V(110));
        return in_float::times_exp_of_minus(parts{-y}, parts{y});
    }
};
/// The derivative at -t.
struct slope_curve : piecewise::spacing_even<slope_curve> {
    static constexpr std::size_t rows = 1024;
    static constexpr double root = -silu::root, root_lo = -silu::root_lo;
    static constexpr int degree_f64 = 8;
    static constexpr double limit_f64 = 40.6, step_f64 = 0x1.b461efb5acp-4,
                            step_lo_f64 = 0x1.5cfece8ca2p-47;
    static constexpr float limit = 19.8f, step = static_cast<float>(root / 66),
                           width = static_cast<float>(root / 2);
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& t) {
        return piecewise::derivative_from(piecewise::logistic_at<Size + 1>(t), t);
    }
    /// (1 - t) e^-t: sigma (1 - sigma) is sigma there, and that is e^-t.
    template <float_value V>
    HINGE_INLINE static V beyond(const V& t) noexcept {
        const V y = simd::at_most(t, V(110));
        return in_float::times_exp_of_minus(math::exact_sum(V(1), -y), {y});
    }
};

} // namespace hinge::inline HINGE_TARGET::math::silu
