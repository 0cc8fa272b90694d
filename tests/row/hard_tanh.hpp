// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/activation/hard_tanh.hpp>

#include "harness/row.hpp"

namespace rows {

struct hard_tanh : harness::row_of_steps<hinge::hard_tanh> {
    /// Numbers that floats hold, so that no rounding mode moves a jump. The last is one number.
    static constexpr std::array instances{activation{},         activation{0.125, 2.75},
                                          activation{-3, -0.5}, activation{0, 6},
                                          activation{-2.5, 0},  activation{1.25, 1.25}};
    static double parameter(const activation& f) { return f.min; }
    static double second_parameter(const activation& f) { return f.max; }
    static harness::terrain terrain_of(double low, double high) {
        return {{}, {}, {}, {low, high}};
    }

    template <class W>
    static W forward(const W& x, const W& low, const W& high) {
        return x < low ? low : x > high ? high : x;
    }
    template <class W>
    static W derivative(const W& x, const W& low, const W& high) {
        return x > low && x < high ? W(1) : W(0);
    }
    template <class T>
    static harness::limits<T> at_limits(T low, T high) {
        const auto at = [&](T x) -> harness::limit<T> {
            return {forward(x, low, high), derivative(x, low, high)};
        };
        return {at(-harness::inf<T>), at(harness::inf<T>), at(T(-0.0)), at(T(0))};
    }
};

} // namespace rows
