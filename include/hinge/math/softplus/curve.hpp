// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/exp/in_float.hpp>
#include <hinge/math/logistic/series.hpp>
#include <hinge/math/piecewise/evaluate.hpp>

namespace hinge::inline HINGE_TARGET::math::softplus {

/// log(1 + e^-t), beyond the table e^-t.
struct curve : piecewise::spacing_even<curve> {
    static constexpr int degree_to_bfloat16 = 3;
    static constexpr std::size_t rows = 1024;
    static constexpr float limit = 19.2f, step = 0x1.3cp-6f, width = 0.625f;
    static constexpr double root = 0, root_lo = 0;
    static constexpr int degree_f64 = 7;
    static constexpr double limit_f64 = 37.6, step_f64 = 0x1.3p-4, step_lo_f64 = 0;
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& t) {
        const auto slope = piecewise::logistic_at<Size>(t); // -f' at t
        piecewise::series<Size, Number> f{};
        f.c[0] = piecewise::log1p_for_tables(piecewise::exp_for_tables(-t));
        for (int n = 0; n + 1 < Size; ++n) f.c[n + 1] = -slope.c[n] / Number(n + 1);
        return f;
    }
    template <float_value V>
    HINGE_INLINE static V beyond(const V& t) noexcept {
        using parts = double_double<V>;
        return in_float::times_exp_of_minus(parts{V(1)}, parts{simd::at_most(t, V(110))});
    }
};

} // namespace hinge::inline HINGE_TARGET::math::softplus
