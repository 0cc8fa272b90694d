// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/activation/mish.hpp>

#include "harness/formula.hpp"
#include "harness/row.hpp"

namespace rows {

struct mish : harness::row<hinge::mish> {
    static constexpr double root = -1.1924312145154952;

    static constexpr harness::interval dense{-9, -7};

    /// Floats: where x is f, where the table ends, and where e^x, and that times x, become subnormal
    /// and 0. Doubles: the same, where other terms are taken, and what 20 million found without fma: 4.32 ULP
    /// of x n / d, 4.03 of the derivative about its root so far from it.
    static harness::terrain terrain_of(double) {
        return {{7.75, 9.02, 9.1, 10.5, 40, 87.34, 91.9, 103.97, 108.66, 110},
                {0.16, 0.5, 0.9, 1.5, 0x1.083241925e002p+1, 0x1.19d0fe162c8ep+1, 40, 708.4, 745.1,
                 751.5, 760},
                {{-760, 40}, {-752, -707}, {-40, -20}, {-20, -5}}};
    }

    static constexpr harness::deciders decided_by{.forward_f32 = harness::builds::without_fma,
                                                  .derivative_f32 = harness::builds::without_fma};

    template <class W>
    static W forward(const W& x, const W&) {
        using std::exp;
        if (x < W(0)) {
            const W e = exp(x), n = e * (e + W(2));
            return x * n / (n + W(2));
        }
        const W e = exp(-x);
        return x * (W(1) + W(2) * e) / (W(1) + W(2) * e * (W(1) + e));
    }
    template <class W>
    static W derivative(const W& x, const W&) {
        using std::exp;
        if (x < W(0)) {
            const W e = exp(x), d = e * (e + W(2)) + W(2);
            return e * (W(4) * (W(1) + x) + e * (W(6) + W(4) * x + e * (W(4) + e))) / (d * d);
        }
        const W e = exp(-x), d = W(1) + W(2) * e * (W(1) + e);
        const W c = W(6) + W(4) * x + W(4) * (W(1) + x) * e;
        return (W(1) + e * (W(4) + e * c)) / (d * d);
    }
    template <class T>
    static harness::limits<T> at_limits(T) {
        return {{{T(-0.0), T(-0.0)}, {harness::inf<T>, 1}, {T(-0.0), T(0.6)}, {0, T(0.6)}}};
    }
};

} // namespace rows
