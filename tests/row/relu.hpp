// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/activation/relu.hpp>

#include "harness/row.hpp"

namespace rows {

struct relu : harness::row_of_steps<hinge::relu> {
    static constexpr double kink = 0;

    template <class W>
    static W forward(const W& x, const W&) {
        return x > W(0) ? x : W(0);
    }
    template <class W>
    static W derivative(const W& x, const W&) {
        return x > W(0) ? W(1) : W(0);
    }
    template <class T>
    static harness::limits<T> at_limits(T) {
        return {{{0, 0}, {harness::inf<T>, 1}, {0, 0}, {0, 0}}};
    }
};

} // namespace rows
