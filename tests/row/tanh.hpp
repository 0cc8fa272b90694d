// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/activation/tanh.hpp>

#include "harness/formula.hpp"
#include "harness/row.hpp"

namespace rows {

struct tanh : harness::row<hinge::tanh> {
    static constexpr harness::interval dense{-9.1, -4};

    /// Where the tables end, where f becomes -1, f' subnormal and 0, and where x is clamped.
    static harness::terrain terrain_of(double) {
        return {{0.25546, 0.602, 9.011, 9.1, 9.3, 9.5, 44.36, 52.4, 52.68, 55},
                {0.17328, 0.51986, 18.7, 19, 19.0615, 20, 354.89, 372.91, 373.3, 375},
                {{-20, 20}, {-375, 375}, {-373, -354}}};
    }

    static constexpr harness::deciders decided_by{.derivative_f32 =
                                                      harness::builds::with_row_tables,
                                                  .forward_f64 = harness::builds::without_fma};

    template <class W>
    static W forward(const W& x, const W&) {
        return harness::hyperbolic_tangent(x);
    }
    template <class W>
    static W derivative(const W& x, const W&) {
        return harness::slope_of_tangent(x);
    }
    template <class T>
    static harness::limits<T> at_limits(T) {
        return {{{-1, 0}, {1, 0}, {T(-0.0), 1}, {0, 1}}};
    }
};

} // namespace rows
