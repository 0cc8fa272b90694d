// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/activation/sigmoid.hpp>

#include "harness/formula.hpp"
#include "harness/row.hpp"

namespace rows {

struct sigmoid : harness::row<hinge::sigmoid> {
    static constexpr harness::interval dense{-30, -19};

    /// Where a result becomes 1, where the table ends, where one becomes subnormal and 0, and where x is held.
    static harness::terrain terrain_of(double) {
        return {{17.3287, 30, 87.33655, 88.72284, 103.97208, 104},
                {36.7, 37.6, 650, 708.396, 709.783, 745.133, 746, 760},
                {{-750, 750}, {-40, 40}, {-750, -700}}};
    }

    static constexpr harness::deciders decided_by{.derivative_f32 =
                                                      harness::builds::with_row_tables};

    template <class W>
    static W forward(const W& x, const W&) {
        return harness::times_logistic(W(1), x);
    }
    template <class W>
    static W derivative(const W& x, const W&) {
        using std::exp;
        const W e = x < W(0) ? exp(x) : exp(-x);
        return e / ((W(1) + e) * (W(1) + e));
    }
    template <class T>
    static harness::limits<T> at_limits(T) {
        return {{{0, 0}, {1, 0}, {T(0.5), T(0.25)}, {T(0.5), T(0.25)}}};
    }
};

} // namespace rows
