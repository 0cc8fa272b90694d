// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/piecewise/series.hpp>

namespace hinge::inline HINGE_TARGET::math::piecewise {

/// The Taylor series at c of tanh(log(1 + e^x)), |c| < 60.
///
/// Method  E = e^x, n = E (E + 2):  n / (n + 2) = 1 - 2 / (n + 2), by the division of power series.
template <int Size, class Number>
constexpr series<Size, Number> tanh_of_softplus_at(const Number& c) {
    const bool is_left = !(static_cast<double>(c) > 0);
    const Number minus_abs = is_left ? c : -c, below_1 = piecewise::exp_for_tables(minus_abs);
    const Number e = is_left ? below_1 : Number(1) / below_1;
    series<Size, Number> n{}, q{};
    Number once = Number(2) * e, twice = e * e; // 2 e^x and e^2x
    for (int i = 0; i < Size; ++i) {
        n.c[i] = once + twice;
        once = once / Number(i + 1);
        twice = Number(2) * twice / Number(i + 1);
    }
    const Number d = n.c[0] + Number(2);
    q.c[0] = n.c[0] / d;
    // d q' = n' (1 - q):  1 - q is 2 / d at c.
    for (int i = 1; i < Size; ++i) {
        Number sum = n.c[i] * (Number(2) / d);
        for (int j = 1; j < i; ++j) sum -= n.c[j] * q.c[i - j];
        q.c[i] = sum / d;
    }
    return q;
}

} // namespace hinge::inline HINGE_TARGET::math::piecewise
