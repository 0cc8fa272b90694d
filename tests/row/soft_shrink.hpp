// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>

#include <hinge/activation/soft_shrink.hpp>

#include "harness/row.hpp"

namespace rows {

struct soft_shrink : harness::row_of_steps<hinge::soft_shrink> {
    static constexpr bool is_linear_in_parts = false; // a sum that is rounded to x is none
    /// Numbers that floats hold, so that no rounding mode moves a jump.
    static constexpr std::array instances{activation{},       activation{1.75},    activation{0},
                                          activation{-0.375}, activation{0x1p-70}, activation{1e3}};
    static double parameter(const activation& f) { return f.lambda; }
    static harness::terrain terrain_of(double lambda) { return {{}, {}, {}, {-lambda, 0, lambda}}; }

    template <class W>
    static W forward(const W& x, const W& lambda) {
        const W size = x < W(0) ? -x : x;
        if (!(size > lambda)) return W(0);
        using std::signbit;
        return signbit(x) ? x + lambda : x - lambda;
    }
    template <class W>
    static W derivative(const W& x, const W& lambda) {
        return (x < W(0) ? -x : x) > lambda ? W(1) : W(0);
    }
    template <class T>
    static harness::limits<T> at_limits(T lambda) {
        const T infinity = harness::inf<T>;
        const T slope_at_0 = lambda < 0 ? 1 : 0;
        return {{{-infinity, 1},
                 {infinity, 1},
                 {lambda < 0 ? lambda : T(0), slope_at_0},
                 {lambda < 0 ? -lambda : T(0), slope_at_0}}};
    }
};

} // namespace rows
