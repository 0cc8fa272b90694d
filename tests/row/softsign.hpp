// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/activation/softsign.hpp>

#include "harness/formula.hpp"
#include "harness/row.hpp"

namespace rows {

struct softsign : harness::row<hinge::softsign> {
    /// Where f becomes 1, where 1 + |x| is |x|, and where f' becomes subnormal and 0.
    static harness::terrain terrain_of(double) {
        return {{0x1p24, 0x1p25, 0x1p63, 0x1p64, 0x1p74, 2.67e22, 0x1p75, 0x1p76},
                {0x1p53, 0x1p54, 0x1p511, 0x1p512, 0x1p537, 6.36e161, 0x1p538, 0x1p540},
                {{-4, 4}, {-1000, 1000}, {-1e17, 1e17}, {-7e161, 7e161}, {-1e155, 1e155}}};
    }

    static constexpr harness::deciders decided_by{.derivative_f64 = harness::builds::without_fma};

    template <class W>
    static W forward(const W& x, const W&) {
        return x < W(0) ? x / (W(1) - x) : x / (W(1) + x);
    }
    template <class W>
    static W derivative(const W& x, const W&) {
        const W d = x < W(0) ? W(1) - x : W(1) + x;
        return W(1) / d / d;
    }
    template <class T>
    static harness::limits<T> at_limits(T) {
        return {{{-1, 0}, {1, 0}, {T(-0.0), 1}, {0, 1}}};
    }
};

} // namespace rows
