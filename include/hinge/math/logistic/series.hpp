// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/piecewise/series.hpp>

namespace hinge::inline HINGE_TARGET::math::piecewise {

/// The Taylor series at c of g(t) = sigma(-v(t)), where v(c + d) = v0 + v1 d + v2 d^2 + v3 d^3.
///
/// Method  g' = -v' g (1 - g), coefficient by coefficient.
template <int Size>
constexpr series<Size> logistic_at(double v0, double v1, double v2, double v3) {
    const double slope[] = {v1, 2 * v2, 3 * v3};
    series<Size> g{}, p{}; // p = g (1 - g)
    const double e = piecewise::exp_for_tables(-v0);
    g.c[0] = e / (1 + e);
    for (int n = 0; n + 1 < Size; ++n) {
        p.c[n] = g.c[n];
        for (int i = 0; i <= n; ++i) p.c[n] -= g.c[i] * g.c[n - i];
        double sum = 0;
        for (int i = 0; i < 3 && i <= n; ++i) sum += slope[i] * p.c[n - i];
        g.c[n + 1] = -sum / (n + 1);
    }
    return g;
}

} // namespace hinge::inline HINGE_TARGET::math::piecewise
