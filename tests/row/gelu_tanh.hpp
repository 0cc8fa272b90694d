// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/activation/gelu_tanh.hpp>

#include "harness/formula.hpp"
#include "harness/row.hpp"

namespace rows {

struct gelu_tanh : harness::row<hinge::gelu_tanh> {
    static constexpr double root = -0.75246142207101626;

    static constexpr harness::interval dense{-10.9, -5.5};

    /// Floats: the ends of the tables, and where f and f' become 0. Doubles: where x is f, and where
    /// e^v, and that times x, become subnormal and 0.
    static harness::terrain terrain_of(double) {
        return {{5.54, 5.596, 5.6, 5.71, 5.83, 9.4, 10, 10.12, 10.9, 20},
                {10, 21.16, 21.58, 21.63, 21.7},
                {{-22, -5}, {-21.7, -21}, {5, 10}}};
    }
    static constexpr harness::deciders decided_by{.forward_f32 = harness::builds::with_row_tables,
                                                  .derivative_f32 = harness::builds::without_fma};

    /// v = x (linear + cubic x^2).
    template <class W>
    static const W& linear() {
        using std::sqrt;
        static const W value = W(2) * sqrt(W(2) / harness::pi<W>());
        return value;
    }
    template <class W>
    static const W& cubic() {
        static const W value = linear<W>() * harness::decimal<W>("0.044715");
        return value;
    }
    template <class W>
    static W forward(const W& x, const W&) {
        return harness::times_logistic(x, W(x * (linear<W>() + cubic<W>() * x * x)));
    }
    template <class W>
    static W derivative(const W& x, const W&) {
        return harness::logistic_slope(x, W(x * (linear<W>() + cubic<W>() * x * x)),
                                       W(linear<W>() + W(3) * cubic<W>() * x * x));
    }
    template <class T>
    static harness::limits<T> at_limits(T) {
        return {{{T(-0.0), T(-0.0)}, {harness::inf<T>, 1}, {T(-0.0), T(0.5)}, {0, T(0.5)}}};
    }
};

} // namespace rows
