// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/activation/hard_swish.hpp>

#include "harness/row.hpp"

namespace rows {

struct hard_swish : harness::row<hinge::hard_swish> {
    static constexpr double root = -1.5;
    static harness::terrain terrain_of(double) { return {{}, {}, {}, {-3, 3}}; }

    static constexpr harness::deciders decided_by{.forward_f32 = harness::builds::without_fma,
                                                  .forward_f64 = harness::builds::without_fma};

    template <class W>
    static W forward(const W& x, const W&) {
        return x > W(3) ? x : x > W(-3) ? x * (x + W(3)) / W(6) : W(0);
    }
    template <class W>
    static W derivative(const W& x, const W&) {
        return !(x < W(3)) ? W(1) : x > W(-3) ? (W(2) * x + W(3)) / W(6) : W(0);
    }
    template <class T>
    static harness::limits<T> at_limits(T) {
        return {{{0, 0}, {harness::inf<T>, 1}, {T(-0.0), T(0.5)}, {0, T(0.5)}}};
    }
};

} // namespace rows
