// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/activation/silu.hpp>

#include "harness/formula.hpp"
#include "harness/row.hpp"

namespace rows {

struct silu : harness::row<hinge::silu> {
    static constexpr double root = -1.2784645427610738;

    static constexpr harness::interval dense{-30, -19};

    /// Floats: the end of the table, where x is f, and where e^x, and that times x, become subnormal
    /// and 0. Doubles: the same.
    static harness::terrain terrain_of(double) {
        return {{19.8, 20.5, 30, 87.33655, 88.72284, 91.85682, 103.97208, 104, 108, 108.66, 110},
                {60, 708.396, 709.783, 745.133, 751.5, 760},
                {{-760, 40}, {-752, -707}, {-40, -20}, {-20, -5}}};
    }

    static constexpr harness::deciders decided_by{.derivative_f32 = harness::builds::without_fma};

    template <class W>
    static W forward(const W& x, const W&) {
        return harness::times_logistic(x, x);
    }
    template <class W>
    static W derivative(const W& x, const W&) {
        return harness::logistic_slope(x, x, W(1));
    }
    template <class T>
    static harness::limits<T> at_limits(T) {
        return {{{T(-0.0), T(-0.0)}, {harness::inf<T>, 1}, {T(-0.0), T(0.5)}, {0, T(0.5)}}};
    }
};

} // namespace rows
