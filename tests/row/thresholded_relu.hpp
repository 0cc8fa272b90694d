// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/activation/thresholded_relu.hpp>

#include "harness/row.hpp"

namespace rows {

struct thresholded_relu : harness::row_of_steps<hinge::thresholded_relu> {
    /// Numbers that floats hold, so that no rounding mode moves a jump.
    static constexpr std::array instances{activation{},           activation{-0.75, 0.1},
                                          activation{0, -0.0},    activation{0.375, -20},
                                          activation{1e3, 1e-30}, activation{-0x1p-30, 0}};
    static double parameter(const activation& f) { return f.theta; }
    static double second_parameter(const activation& f) { return f.value; }
    static harness::terrain terrain_of(double theta, double) { return {{}, {}, {}, {theta}}; }

    template <class W>
    static W forward(const W& x, const W& theta, const W& value) {
        return x > theta ? x : value;
    }
    template <class W>
    static W derivative(const W& x, const W& theta, const W&) {
        return x > theta ? W(1) : W(0);
    }
    template <class T>
    static harness::limits<T> at_limits(T theta, T value) {
        const auto at = [&](T x) -> harness::limit<T> {
            return {forward(x, theta, value), derivative(x, theta, value)};
        };
        return {at(-harness::inf<T>), at(harness::inf<T>), at(T(-0.0)), at(T(0))};
    }
};

} // namespace rows
