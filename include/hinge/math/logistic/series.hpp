// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/piecewise/series.hpp>

namespace hinge::inline HINGE_TARGET::math::piecewise {

/// The Taylor series at c of g(t) = sigma(-v(t)), where v(c + d) = v0 + v1 d + v2 d^2 + v3 d^3, or
/// v(t) = t.
///
/// Method  g' = -v' g (1 - g), coefficient by coefficient.
template <int Size, class Number>
constexpr series<Size, Number> logistic_at(const Number& v0, const Number& v1 = 1,
                                           const Number& v2 = 0, const Number& v3 = 0) {
    const Number slope[] = {v1, Number(2) * v2, Number(3) * v3};
    series<Size, Number> g{}, p{}; // p = g (1 - g)
    const Number e = piecewise::exp_for_tables(-v0);
    g.c[0] = e / (Number(1) + e);
    for (int n = 0; n + 1 < Size; ++n) {
        p.c[n] = g.c[n];
        for (int i = 0; i <= n; ++i) p.c[n] -= g.c[i] * g.c[n - i];
        Number sum = 0;
        for (int i = 0; i < 3 && i <= n; ++i) sum += slope[i] * p.c[n - i];
        g.c[n + 1] = -sum / Number(n + 1);
    }
    return g;
}

} // namespace hinge::inline HINGE_TARGET::math::piecewise
