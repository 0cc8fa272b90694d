// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/activation/log_sigmoid.hpp>

#include "harness/formula.hpp"
#include "harness/row.hpp"

namespace rows {

struct log_sigmoid : harness::row<hinge::log_sigmoid> {
    static constexpr harness::interval dense{-30, -19};

    /// Where log(1 + e) begins to differ from e and from -x, where e^-x becomes subnormal and 0, and
    /// where x is held.
    static harness::terrain terrain_of(double) {
        return {{19.2, 30, 87.33655, 88.72284, 103.97208, 104},
                {0.35, 36.7, 37.6, 650, 708.396, 709.783, 745.133, 746, 760},
                {{-750, 750}, {-40, 40}, {700, 750}}};
    }

    static constexpr harness::deciders decided_by{.forward_f32 = harness::builds::with_row_tables};

    template <class W>
    static W forward(const W& x, const W&) {
        using std::exp, std::log1p;
        return x < W(0) ? x - log1p(exp(x)) : -log1p(exp(-x));
    }
    template <class W>
    static W derivative(const W& x, const W&) {
        return harness::times_logistic(W(1), W(-x));
    }
    template <class T>
    static harness::limits<T> at_limits(T) {
        const T at_0 = T(-0.69314718055994530941723212145817657L);
        return {{{-harness::inf<T>, 1}, {T(-0.0), 0}, {at_0, T(0.5)}, {at_0, T(0.5)}}};
    }
};

} // namespace rows
