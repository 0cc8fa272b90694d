// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/activation/selu.hpp>

#include "harness/formula.hpp"
#include "harness/row.hpp"

namespace rows {

struct selu : harness::row<hinge::selu> {
    static constexpr double kink = 0;

    static constexpr harness::interval dense{-1, -0.25};

    /// Where f becomes constant on the left, where e^x becomes subnormal and 0, where x is clamped, and
    /// where scale x overflows.
    static harness::terrain terrain_of(double) {
        using floats = std::numeric_limits<float>;
        using doubles = std::numeric_limits<double>;
        constexpr double scale = 1.0507009873554805;
        return {{17, 17.32868, 18, 87.33655, 87.90076, 88.72284, 103.97208, 104.53629, 105, 110,
                 static_cast<double>(floats::max()) / scale},
                {37.4, 40, 708.396, 708.96, 709.783, 745.133, 745.7, doubles::max() / scale},
                {{-40, 0}, {-760, 0}, {-746, -700}}};
    }
    static constexpr harness::deciders decided_by{.derivative_f32 = harness::builds::without_fma,
                                                  .forward_f64 = harness::builds::without_fma,
                                                  .derivative_f64 = harness::builds::without_fma};

    template <class W>
    static const W& scale() {
        static const W value = harness::decimal<W>("1.0507009873554804934193349852946");
        return value;
    }
    template <class W>
    static const W& scale_alpha() {
        static const W value =
            scale<W>() * harness::decimal<W>("1.6732632423543772848170429916717");
        return value;
    }
    template <class W>
    static W forward(const W& x, const W&) {
        using std::expm1;
        return x > W(0) ? scale<W>() * x : scale_alpha<W>() * expm1(x);
    }
    template <class W>
    static W derivative(const W& x, const W&) {
        using std::exp;
        return x > W(0) ? scale<W>() : scale_alpha<W>() * exp(x);
    }
    template <class T>
    static harness::limits<T> at_limits(T) {
        const T right = static_cast<T>(scale<long double>()),
                left = static_cast<T>(scale_alpha<long double>());
        return {{{-left, 0}, {harness::inf<T>, right}, {T(-0.0), left}, {0, left}}};
    }
};

} // namespace rows
