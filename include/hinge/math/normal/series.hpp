// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/constants.hpp>
#include <hinge/math/piecewise/series.hpp>

namespace hinge::inline HINGE_TARGET::math::piecewise {

/// The Taylor series of Q at c >= 0, for tables.
///
/// Method  Q' = -phi, phi' = -t phi, coefficient by coefficient. Q(c) itself is for small c
///         1/2 - phi (c + c^3/3 + c^5/(3 5) + ...), else phi/(c + 1/(c + 2/(c + 3/...))).
/// Source  Abramowitz and Stegun 1964, 26.2.11 and 26.2.14.
template <int Size>
constexpr series<Size> upper_tail_at(double c) {
    series<Size> phi{}, q{};
    phi.c[0] = inv_sqrt_2pi * piecewise::exp_for_tables(-c * c / 2);
    for (int n = 0; n + 1 < Size; ++n)
        phi.c[n + 1] = -(c * phi.c[n] + (n > 0 ? phi.c[n - 1] : 0)) / (n + 1);
    if (c < 2) {
        double term = c, sum = c;
        for (int n = 3; n < 60; n += 2) sum += term *= c * c / n;
        q.c[0] = 0.5 - phi.c[0] * sum;
    } else {
        double fraction = c;
        for (int n = 40; n > 0; --n) fraction = c + n / fraction;
        q.c[0] = phi.c[0] / fraction;
    }
    for (int n = 0; n + 1 < Size; ++n) q.c[n + 1] = -phi.c[n] / (n + 1);
    return q;
}

} // namespace hinge::inline HINGE_TARGET::math::piecewise
