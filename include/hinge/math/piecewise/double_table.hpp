// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/piecewise/curve.hpp>
#include <hinge/math/piecewise/rows.hpp>
#include <hinge/simd/table.hpp>

/// The table for double results: rows of the coefficients of a polynomial, about multiples of a
/// step.
namespace hinge::inline HINGE_TARGET::math::piecewise {

/// The first coefficients of a row are rounded from more digits.
template <curve_of_double Curve>
struct double_rows {
    using element = double;
    static constexpr std::size_t count = 512, block = 16;
    static constexpr int degree = Curve::degree_f64;
    /// Even, since two coefficients are looked up at once.
    static constexpr std::size_t size = (std::size_t{degree} + 2) / 2 * 2;
    /// The others are there so that a NaN, too, gives a row's number.
    static constexpr auto used = static_cast<std::size_t>(Curve::limit_f64 / Curve::step_f64 + 2.5);
    static_assert(used <= count);

    static constexpr series<size> row(std::size_t k) {
        if (k >= used) return {};
        constexpr longer root{Curve::root, Curve::root_lo};
        const double n = static_cast<double>(k), radius = Curve::step_f64 / 2;
        const longer centre{n * Curve::step_f64, n * Curve::step_lo_f64}; // exact
        const longer to_root = centre - root;
        const bool is_root = to_root.hi < radius && -to_root.hi < radius && k != 0;
        auto exact = Curve::template at<2>(centre);
        if (is_root) exact.c[0] = exact.c[1] * to_root;
        auto f = Curve::template at<degree + 3>(centre.hi);
        const double value = f.c[0];
        for (int i = 0; i < 2; ++i) f.c[i] = 0; // so that what the others add is not rounded
        const auto s = piecewise::shortened<degree>(f, radius, k == 0 || is_root);
        series<size> result{};
        for (int i = 0; i <= degree; ++i) result.c[i] = s.c[i];
        for (int i = 0; i < 2; ++i) result.c[i] = (exact.c[i] + s.c[i]).hi;
        if (k == 0 && !(value > 0)) result.c[0] = value; // -0
        return result;
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
    constexpr std::size_t last = double_rows<Curve>::size - 2;
    V c0, c1, sum;
    simd::lookup(rows, index, last, c0, c1);
    sum = double_rows<Curve>::degree % 2 == 1 ? V(simd::fma(c1, d, c0)) : c0;
    for (std::size_t i = last - 2; i > 0; i -= 2) {
        simd::lookup(rows, index, i, c0, c1);
        sum = simd::fma(sum, square, simd::fma(c1, d, c0));
    }
    simd::lookup(rows, index, 0, c0, c1);
    return simd::fma(simd::fma(sum, d, c1), d, c0); // -0 for a c0 of -0, d = 0, c1 < 0
}

} // namespace hinge::inline HINGE_TARGET::math::piecewise
