// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/constants.hpp>
#include <hinge/math/piecewise/series.hpp>

namespace hinge::inline HINGE_TARGET::math::piecewise {

inline constexpr longer inv_sqrt_2pi_for_tables{inv_sqrt_2pi, -0x1.cbc0d30ebfd15p-56};

/// The Taylor series of Q at c >= 0, for tables.
///
/// Method  Q' = -phi, phi' = -t phi, coefficient by coefficient. Q(c) itself is for small c
///         1/2 - phi (c + c^3/3 + c^5/(3 5) + ...), else phi/(c + 1/(c + 2/(c + 3/...))).
/// Source  Abramowitz and Stegun 1964, 26.2.11 and 26.2.14.
template <int Size, class Number>
constexpr series<Size, Number> upper_tail_at(const Number& c) {
    series<Size, Number> phi{}, q{};
    phi.c[0] = Number(inv_sqrt_2pi_for_tables) * piecewise::exp_for_tables(-c * c / Number(2));
    for (int n = 0; n + 1 < Size; ++n)
        phi.c[n + 1] = -(c * phi.c[n] + (n > 0 ? phi.c[n - 1] : Number(0))) / Number(n + 1);
    const double rounded = static_cast<double>(c);
    if (rounded < 2) {
        const Number square = c * c;
        Number term = c, sum = c;
        for (int n = 3; n < 16; n += 2) sum += term *= square / Number(n);
        double inner = static_cast<double>(term);
        for (int n = 17; n < 60; n += 2) sum += Number(inner *= static_cast<double>(square) / n);
        q.c[0] = Number(0.5) - phi.c[0] * sum;
    } else {
        double inner = rounded;
        const int terms = 10 + static_cast<int>(500 / (rounded * rounded)); // to 2^-60
        for (int n = terms; n > 8; --n) inner = rounded + n / inner;
        Number fraction = inner;
        for (int n = 8; n > 0; --n) fraction = c + Number(n) / fraction;
        q.c[0] = phi.c[0] / fraction;
    }
    for (int n = 0; n + 1 < Size; ++n) q.c[n + 1] = -phi.c[n] / Number(n + 1);
    return q;
}

} // namespace hinge::inline HINGE_TARGET::math::piecewise
