// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/activation/gelu.hpp>

#include "harness/formula.hpp"
#include "harness/row.hpp"

namespace rows {

struct gelu : harness::row<hinge::gelu> {
    static constexpr double root = -0.75179152469356446;

    static constexpr harness::interval dense{-14.6, -5.9};

    /// Floats: the ends of the tables, and where f and f' become 0. Doubles: where e^(-x^2/2), and
    /// that times x, become subnormal and 0.
    static harness::terrain terrain_of(double) {
        return {{5.98, 6.03, 6.124, 6.18, 12.9, 14.17, 14.36, 14.6, 15},
                {37.52, 38.49, 38.58, 38.7},
                {{-22, -5}}};
    }
    static constexpr harness::deciders decided_by{.forward_f32 = harness::builds::with_row_tables,
                                                  .derivative_f32 =
                                                      harness::builds::with_register_tables};

    template <class W>
    static W forward(const W& x, const W&) {
        using std::erfc, std::sqrt;
        static const W sqrt2 = sqrt(W(2));
        return x * erfc(-x / sqrt2) / W(2);
    }
    template <class W>
    static W derivative(const W& x, const W&) {
        using std::erfc, std::exp, std::sqrt;
        static const W sqrt2 = sqrt(W(2)), sqrt2pi = sqrt(W(2) * harness::pi<W>());
        return erfc(-x / sqrt2) / W(2) + x * exp(-x * x / W(2)) / sqrt2pi;
    }
    template <class T>
    static harness::limits<T> at_limits(T) {
        return {{{T(-0.0), T(-0.0)}, {harness::inf<T>, 1}, {T(-0.0), T(0.5)}, {0, T(0.5)}}};
    }
};

} // namespace rows
