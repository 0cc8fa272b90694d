// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/exp/in_float.hpp>
#include <hinge/math/logistic/series.hpp>
#include <hinge/math/piecewise/evaluate.hpp>

namespace hinge::inline HINGE_TARGET::math::sigmoid {

/// sigma'(t) = sigma(t) sigma(-t), which is even; beyond the table e^-t.
struct slope_curve : piecewise::spacing_even<slope_curve> {
    static constexpr std::size_t rows = 1024;
    static constexpr int degree = 6;
    static constexpr double root = 0, root_lo = 0;
    static constexpr int degree_f64 = 7;
    static constexpr double limit_f64 = 37.6, step_f64 = 0x1.3p-4, step_lo_f64 = 0;
    static constexpr float limit = 18.4f, step = 0x1.3cp-6f, width = 0.615f;
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& t) {
        const auto g = piecewise::logistic_at<Size + 1>(t); // sigma(-t), whose slope is -sigma'
        piecewise::series<Size, Number> f{};
        for (int n = 0; n < Size; ++n) f.c[n] = -g.c[n + 1] * Number(n + 1);
        return f;
    }
    template <float_value V>
    HINGE_INLINE static V beyond(const V& t) noexcept {
        using parts = double_double<V>;
        return in_float::times_exp_of_minus(parts{V(1)}, parts{simd::at_most(t, V(110))});
    }
};

} // namespace hinge::inline HINGE_TARGET::math::sigmoid
