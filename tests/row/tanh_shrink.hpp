// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/activation/tanh_shrink.hpp>

#include "harness/formula.hpp"
#include "harness/row.hpp"

namespace rows {

struct tanh_shrink : harness::row<hinge::tanh_shrink> {
    static constexpr harness::interval dense{-2, -0.125};
    static constexpr harness::deciders decided_by{.forward_f32 = harness::builds::without_fma,
                                                  .derivative_f32 =
                                                      harness::builds::with_register_tables};

    /// Where f and f' become subnormal and 0, where octaves, series and tables end, and where tanh becomes 1.
    static harness::terrain terrain_of(double) {
        return {{1e-19, 2.65e-23, 1.5e-15, 3.3e-13, 0x1p-60, 0x1p-12, 0x1p-4, 0.25, 1, 9.011, 16},
                {1.5e-154, 1.6e-162, 1.2e-108, 4e-103, 0.1, 0.17328, 0.4, 0.51986, 1, 19.0615, 19.5,
                 20},
                {{-20, 20}, {-1, 1}, {-0.2, 0.2}}};
    }

    /// Below 1 x - tanh(x) = (x cosh(x) - sinh(x)) / cosh(x), the sum over k of 2 k x^(2k+1) / (2k+1)!
    /// by cosh(x).
    template <class W>
    static W forward(const W& x, const W&) {
        using std::exp;
        if (!(x > W(-1) && x < W(1))) return x - harness::hyperbolic_tangent(x);
        const W square = x * x, e = exp(x);
        W sum(0); // without x^3
        for (int k = 24; k > 0; --k)
            sum = sum * square / W(2 * k + 2) / W(2 * k + 3) * (W(k + 1) / W(k)) + W(1);
        return W(2) * sum / W(6) * square * x / (e + W(1) / e) * W(2);
    }
    template <class W>
    static W derivative(const W& x, const W&) {
        const W tanh = harness::hyperbolic_tangent(x);
        return tanh * tanh;
    }
    template <class T>
    static harness::limits<T> at_limits(T) {
        return {{{-harness::inf<T>, 1}, {harness::inf<T>, 1}, {T(-0.0), 0}, {0, 0}}};
    }
};

} // namespace rows
