// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/activation/hard_sigmoid.hpp>

#include "harness/row.hpp"

namespace rows {

struct hard_sigmoid : harness::row<hinge::hard_sigmoid> {
    static harness::terrain terrain_of(double) { return {{}, {}, {}, {-3, 3}}; }

    static constexpr harness::deciders decided_by{.forward_f32 = harness::builds::without_fma,
                                                  .forward_f64 = harness::builds::without_fma};

    template <class W>
    static W forward(const W& x, const W&) {
        return x > W(3) ? W(1) : x > W(-3) ? (x + W(3)) / W(6) : W(0);
    }
    template <class W>
    static W derivative(const W& x, const W&) {
        return x > W(-3) && x < W(3) ? W(1) / W(6) : W(0);
    }
    template <class T>
    static harness::limits<T> at_limits(T) {
        return {{{0, 0}, {1, 0}, {T(0.5), T(1) / 6}, {T(0.5), T(1) / 6}}};
    }
};

} // namespace rows
