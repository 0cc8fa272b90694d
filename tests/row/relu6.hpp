// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/activation/relu6.hpp>

#include "harness/row.hpp"

namespace rows {

struct relu6 : harness::row_of_steps<hinge::relu6> {
    static harness::terrain terrain_of(double) { return {{}, {}, {}, {0, 6}}; }

    template <class W>
    static W forward(const W& x, const W&) {
        return x > W(6) ? W(6) : x > W(0) ? x : W(0);
    }
    template <class W>
    static W derivative(const W& x, const W&) {
        return x > W(0) && x < W(6) ? W(1) : W(0);
    }
    template <class T>
    static harness::limits<T> at_limits(T) {
        return {{{0, 0}, {6, 0}, {0, 0}, {0, 0}}};
    }
};

} // namespace rows
