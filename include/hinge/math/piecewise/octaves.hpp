// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/piecewise/register_table.hpp>
#include <hinge/math/piecewise/rows.hpp>

/// Curves F of t > 0 that fall like a power of t towards 0, where the errors of pieces of one width would be
/// large beside the value: each octave has as many. What a piece has of t's encoding, exponent and first
/// bits, is its number, and t with the other bits replaced its centre. So nothing is rounded on the way.
///
/// The two shapes of table are those of math/piecewise/curve.hpp.
namespace hinge::inline HINGE_TARGET::math::piecewise {

/// All octaves below `end`, which is no part.
template <class C>
concept curve_by_octaves = requires(double c) {
    { C::end } -> std::convertible_to<float>;            ///< a power of two
    { C::template at<4>(c) } -> std::same_as<series<4>>; ///< the Taylor series of F at c
    { C::rows } -> std::convertible_to<std::size_t>;     ///< of cubics, a power of two
    { C::rows_bits } -> std::convertible_to<unsigned>;   ///< 2^rows_bits in an octave
    { C::degree } -> std::convertible_to<int>;           ///< in registers
    { C::column_bits } -> std::convertible_to<unsigned>;
};

/// Count pieces, 2^Bits of them in an octave.
template <curve_by_octaves Curve, std::size_t Count, unsigned Bits>
struct octaves {
    static constexpr std::size_t in_one = std::size_t{1} << Bits;
    /// Where they begin.
    static constexpr float low = Curve::end * power_of_two<float>(-int{Count / in_one});

    static_assert(low < 1);

    /// The largest t.
    static constexpr float high = Curve::end - Curve::end * 0x1p-24f;

    template <float_value V>
    HINGE_INLINE static V index(const V& t) noexcept {
        return simd::shift_right(t, 23 - Bits);
    }
    /// t less the centre of its piece.
    template <float_value V>
    HINGE_INLINE static V from_centre(const V& t) noexcept {
        return t - simd::middle<23 - Bits>(t);
    }

    /// The piece that has the number k, but for a multiple of Count.
    template <int Degree>
    static constexpr series<Degree + 1> piece(std::size_t k) {
        double begin = static_cast<double>(low);
        constexpr auto exponent_of_1 = 127 * in_one;
        std::size_t first = exponent_of_1; // the number of `begin`
        for (double b = begin; b < 1; b *= 2) first -= in_one;
        for (std::size_t after = (k + Count - first % Count) % Count; after >= in_one;
             after -= in_one)
            begin *= 2;
        const double radius = begin / (2 * in_one),
                     centre = begin + radius * static_cast<double>(2 * (k % in_one) + 1);
        return piecewise::shortened<Degree>(Curve::template at<Degree + 4>(centre), radius, false);
    }
};

template <curve_by_octaves Curve>
struct octave_rows : octaves<Curve, Curve::rows, Curve::rows_bits> {
    using element = float;
    static constexpr std::size_t count = Curve::rows, size = 4, block = 64;
    static constexpr series<size> row(std::size_t k) {
        return octave_rows::template piece<size - 1>(k);
    }
};
template <curve_by_octaves Curve>
struct octave_columns : octaves<Curve, simd::column_length, Curve::column_bits> {
    alignas(64) float c[std::size_t{Curve::degree} + 1][simd::column_length] = {};
    constexpr octave_columns() {
        for (std::size_t i = 0; i < simd::column_length; ++i) {
            const auto s = octave_columns::template piece<Curve::degree>(i);
            for (std::size_t k = 0; k <= Curve::degree; ++k) c[k][i] = static_cast<float>(s.c[k]);
        }
    }
};
template <curve_by_octaves Curve>
inline constexpr octave_columns<Curve> octave_columns_of{};

/// The pieces of the shape that this ISA has.
template <curve_by_octaves Curve>
using octaves_of =
    std::conditional_t<simd::has_register_tables, octave_columns<Curve>, octave_rows<Curve>>;

/// F(t), octaves_of<Curve>::low <= t <= octaves_of<Curve>::high; a NaN gives a NaN.
template <curve_by_octaves Curve, float_value V>
HINGE_INLINE V by_octaves(const V& t) noexcept {
    using pieces = octaves_of<Curve>;
    const V index = pieces::index(t), d = pieces::from_centre(t);
    if constexpr (simd::has_register_tables) {
        constexpr const auto& c = octave_columns_of<Curve>.c;
        return simd::fma(piecewise::chord(c, index, d), d, simd::lookup(c[0], index));
    } else {
        const auto c = simd::lookup(rows_of<octave_rows<Curve>>.row, index);
        return simd::fma(simd::fma(simd::fma(c.c3, d, c.c2), d, c.c1), d, c.c0);
    }
}

} // namespace hinge::inline HINGE_TARGET::math::piecewise
