// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/piecewise/curve.hpp>
#include <hinge/math/piecewise/rows.hpp>
#include <hinge/simd/table.hpp>

/// The table for double results: rows of the coefficients of a polynomial of degree 9, about
/// multiples of a step.
namespace hinge::inline HINGE_TARGET::math::piecewise {

/// The first coefficients of a row are rounded from more digits.
template <curve_of_double Curve>
struct double_rows {
    using element = double;
    static constexpr std::size_t count = 256, size = 10, block = 16;
    static_assert((count - 1.5) * Curve::step_f64 >= Curve::limit_f64);

    static constexpr series<size> row(std::size_t k) {
        constexpr longer root{Curve::root, Curve::root_lo};
        const double n = static_cast<double>(k), radius = Curve::step_f64 / 2;
        const longer centre{n * Curve::step_f64, n * Curve::step_lo_f64}; // exact
        const longer to_root = centre - root;
        const bool is_root = to_root.hi < radius && -to_root.hi < radius && k != 0;
        auto exact = Curve::template at<2>(centre);
        if (is_root) exact.c[0] = exact.c[1] * to_root;
        auto f = Curve::template at<size + 2>(centre.hi);
        const double value = f.c[0];
        for (int i = 0; i < 2; ++i) f.c[i] = 0; // so that what the others add is not rounded
        auto s = piecewise::shortened<size - 1>(f, radius, k == 0 || is_root);
        for (int i = 0; i < 2; ++i) s.c[i] = (exact.c[i] + s.c[i]).hi;
        if (k == 0 && !(value > 0)) s.c[0] = value; // -0
        return s;
    }
};

template <curve_of_double Curve, double_value V>
HINGE_INLINE V by_double_table(const V& t) noexcept {
    constexpr double shifter = 0x1.8p52;
    constexpr const auto& rows = rows_of<double_rows<Curve>>.row;
    const V index = simd::fma(t, V(1 / Curve::step_f64), V(shifter)), k = index - V(shifter);
    V d = simd::fnma(k, V(Curve::step_f64), t);
    if constexpr (Curve::step_lo_f64 < 0 || Curve::step_lo_f64 > 0)
        d = simd::fnma(k, V(Curve::step_lo_f64), d);
    const V square = d * d;
    V c0, c1, sum;
    simd::lookup(rows, index, 8, c0, c1);
    sum = simd::fma(c1, d, c0);
    for (std::size_t i = 6; i > 0; i -= 2) {
        simd::lookup(rows, index, i, c0, c1);
        sum = simd::fma(sum, square, simd::fma(c1, d, c0));
    }
    simd::lookup(rows, index, 0, c0, c1);
    return simd::fma(simd::fma(sum, d, c1), d, c0); // -0 for a c0 of -0, d = 0, c1 < 0
}

} // namespace hinge::inline HINGE_TARGET::math::piecewise
