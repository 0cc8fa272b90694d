// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/activation/quick_gelu.hpp>

#include "row/swish.hpp"

namespace rows {

/// What swish is for beta = 1.702, which each type has in its own way.
struct quick_gelu : harness::row<hinge::quick_gelu> {
    static double parameter(const activation&) { return 1.702; }
    static double root_of(double beta) { return swish::root_of(beta); }

    static constexpr harness::interval dense{-18, -11};

    static constexpr harness::deciders decided_by{.derivative_f32 =
                                                      harness::builds::with_register_tables};

    /// And next to the derivative's root what 20 million doubles found with fma: 4.10 ULP, before low parts
    /// were added first.
    static harness::terrain terrain_of(double beta) {
        harness::terrain t = swish::terrain_of(beta);
        t.f64_cliffs.push_back(0x1.7b599653a92dbp-1);
        return t;
    }

    template <class W>
    static W forward(const W& x, const W& p) {
        return swish::forward(x, p);
    }
    template <class W>
    static W derivative(const W& x, const W& p) {
        return swish::derivative(x, p);
    }
    template <class T>
    static harness::limits<T> at_limits(T p) {
        return swish::at_limits(p);
    }
};

} // namespace rows
