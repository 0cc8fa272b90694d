// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/activation/squared_relu.hpp>

#include "harness/row.hpp"

namespace rows {

struct squared_relu : harness::row<hinge::squared_relu> {
    static constexpr bool is_linear_in_parts = true;

    /// Where a square becomes 0, subnormal and infinite, and where twice a number does.
    static harness::terrain terrain_of(double) {
        return {{0x1p-75, 0x1p-74, 0x1p-63, 0x1p64, 0x1p127},
                {0x1p-538, 0x1p-537, 0x1p-511, 0x1p512, 0x1p1023},
                {{-1e160, 1e160}, {0, 1e-150}, {0, 1e-160}},
                {0}};
    }

    template <class W>
    static W forward(const W& x, const W&) {
        return x > W(0) ? x * x : W(0);
    }
    template <class W>
    static W derivative(const W& x, const W&) {
        return x > W(0) ? W(2) * x : W(0);
    }
    template <class T>
    static harness::limits<T> at_limits(T) {
        return {{{0, 0}, {harness::inf<T>, harness::inf<T>}, {0, 0}, {0, 0}}};
    }
};

} // namespace rows
