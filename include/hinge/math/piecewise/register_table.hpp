// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/double_double.hpp>
#include <hinge/math/piecewise/curve.hpp>
#include <hinge/simd/table.hpp>

/// The shorter table: 32 pieces, a coefficient of all of them being two registers. Where 0 is not at
/// the centre of the first one, that stands for the one before it too, which a caller's rounding mode
/// may choose.
namespace hinge::inline HINGE_TARGET::math::piecewise {

template <int Degree>
struct register_table {
    alignas(64) float centre[simd::column_length];
    alignas(64) float c[std::size_t{Degree} + 1][simd::column_length];
};
template <curve_of_float Curve>
constexpr register_table<Curve::degree> make_register_table() {
    register_table<Curve::degree> table{};
    constexpr bool from_0 = !(left_end<Curve>() < 0);
    constexpr int first = Curve::first_piece();
    constexpr int lowest = from_0 && Curve::piece_at(first) > 0 ? first - 1 : first,
                  end = lowest + int(simd::column_length);
    static_assert(Curve::piece_at(end - 1) >= static_cast<double>(Curve::limit));
    for (int i = first; i < end; ++i) {
        const bool is_first = from_0 && i == first;
        const double low = is_first ? 0 : Curve::piece_at(i - 0.5), high = Curve::piece_at(i + 0.5);
        const bool has_root = low < Curve::root && Curve::root < high;
        const float centre = is_first   ? 0.0f
                             : has_root ? static_cast<float>(Curve::root)
                                        : piecewise::good_centre<Curve, 6>((low + high) / 2);
        const double c = static_cast<double>(centre),
                     radius = c - low > high - c ? c - low : high - c;
        const auto s = piecewise::piece<Curve, Curve::degree, Curve::degree + 5>(
            c, radius, is_first || has_root);
        for (int j = is_first ? lowest : i; j <= i; ++j) {
            const std::size_t column = static_cast<std::size_t>(j) % simd::column_length;
            table.centre[column] = centre;
            for (std::size_t k = 0; k <= Curve::degree; ++k)
                table.c[k][column] = static_cast<float>(s.c[k]);
        }
    }
    return table;
}
template <curve_of_float Curve>
inline constexpr auto register_table_of = piecewise::make_register_table<Curve>();

/// The slope from the centre of the piece to what is d away from it; c are the coefficients of all pieces.
template <std::size_t Size, float_value V>
HINGE_INLINE V chord(const float (&c)[Size][simd::column_length], const V& index,
                     const V& d) noexcept {
    V p = simd::lookup(c[Size - 1], index);
    for (std::size_t k = Size - 1; k-- > 1;) p = simd::fma(p, d, simd::lookup(c[k], index));
    return p;
}
/// F at the centre of t's piece, and the difference from there to t.
template <curve_of_float Curve, float_value V>
HINGE_INLINE double_double<V> by_register_table_in_parts(const V& t) noexcept {
    constexpr const auto& table = register_table_of<Curve>;
    const V index = Curve::index(t);
    const V d = t - simd::lookup(table.centre, index);
    return {simd::lookup(table.c[0], index), piecewise::chord(table.c, index, d) * d};
}
/// F(t), or F(t + t_lo). What t + t_lo - centre loses when it is rounded goes in at last, with the slope
/// of the chord: it counts where the centre is a root (the derivative of swish: 2.16 to 1.78 ULP).
template <curve_of_float Curve, float_value V, class... Lo>
HINGE_INLINE V by_register_table(const V& t, const Lo&... t_lo) noexcept {
    constexpr const auto& table = register_table_of<Curve>;
    const V index = Curve::index(t);
    const V t_off = t - simd::lookup(table.centre, index), d = (t_off + ... + t_lo);
    const V slope = piecewise::chord(table.c, index, d);
    V value = piecewise::plus_slope_rest<Curve>(V(simd::lookup(table.c[0], index)), d);
    ((value = simd::fma(slope, V(t_lo - (d - t_off)), value)), ...);
    return simd::fma(slope, d, value);
}

} // namespace hinge::inline HINGE_TARGET::math::piecewise
