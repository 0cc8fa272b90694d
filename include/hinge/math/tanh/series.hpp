// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/piecewise/series.hpp>

namespace hinge::inline HINGE_TARGET::math::piecewise {

/// The pieces for doubles of tanh, which is 1 from the limit on.
struct spacing_of_tanh_f64 {
    static constexpr double root_lo = 0;
    static constexpr int degree_f64 = 7;
    static constexpr double limit_f64 = 0x1.31p4, step_f64 = 0x1.34p-5, step_lo_f64 = 0;
};

/// The Taylor series at c >= 0 of tanh.
///
/// Method  g' = 1 - g^2, coefficient by coefficient. 1 - g^2 at c is 4 e / (1 + e)^2, e = e^-2c.
template <int Size, class Number>
constexpr series<Size, Number> tanh_at(const Number& c) {
    series<Size, Number> g{};
    const Number e = piecewise::exp_for_tables(Number(-2) * c), d = Number(1) + e;
    g.c[0] = (Number(1) - e) / d;
    if (Size > 1) g.c[1] = Number(4) * e / (d * d);
    for (int n = 1; n + 1 < Size; ++n) {
        Number sum = 0;
        for (int i = 0; i <= n; ++i) sum += g.c[i] * g.c[n - i];
        g.c[n + 1] = -sum / Number(n + 1);
    }
    return g;
}
/// That of its derivative.
template <int Size, class Number>
constexpr series<Size, Number> tanh_slope_at(const Number& c) {
    const auto g = piecewise::tanh_at<Size + 1>(c);
    series<Size, Number> slope{};
    for (int n = 0; n < Size; ++n) slope.c[n] = Number(n + 1) * g.c[n + 1];
    return slope;
}

} // namespace hinge::inline HINGE_TARGET::math::piecewise
