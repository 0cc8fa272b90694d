// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <type_traits>

#include <hinge/core/format.hpp>
#include <hinge/math/piecewise/series.hpp>
#include <hinge/simd/operations.hpp>
#include <hinge/simd/table.hpp>

/// Curves F on [0, limit] in pieces, a polynomial each, for float results.
///
/// Two shapes of table: 32 pieces of degree 6 or 7 where a table fits registers
/// (math/piecewise/register_table.hpp), else 512 or more of degree 3, whose four coefficients are one
/// load of 16 bytes (row_table.hpp). Each is slow where the other is used (gelu, prototypes on Zen 4,
/// ns per element; 32 pieces: AVX-512 0.28, AVX2 0.76; 512 pieces: 0.54, 0.45).
///
/// A piece is the Taylor series of F at its centre, made shorter a term at a time
/// (math/piecewise/series.hpp). Where the centre is 0 or a root of F (to a float), F's value there
/// stays what it is, which keeps the relative accuracy. Compilers compute the tables, no coefficient
/// stands in the source.
namespace hinge::inline HINGE_TARGET::math::piecewise {

/// What a curve says. In any rounding mode of the caller an index must stay within its table: it is
/// rounded to the integer below or above, so that a table reaches up to the piece after the one that
/// `limit` is in.
inline constexpr double no_root = 1e9;
template <class C>
concept curve = requires(double c) {
    { C::root } -> std::convertible_to<double>;          ///< of F, or 0 for F(0) = 0, or no_root
    { C::template at<4>(c) } -> std::same_as<series<4>>; ///< the Taylor series of F at c
};
template <class C>
concept curve_of_float = curve<C> && requires(float t, double i) {
    { C::limit } -> std::convertible_to<float>; ///< the largest t
    // The longer table
    { C::rows } -> std::convertible_to<std::size_t>; ///< its pieces, a power of two
    { C::step } -> std::convertible_to<float>; ///< their distance; the root is a multiple of it
    // The shorter one, from spacing_by_square or spacing_even
    { C::degree } -> std::convertible_to<int>;
    { C::index(t) } -> std::same_as<float>;     ///< which piece t is in, plus a shifter
    { C::piece_at(i) } -> std::same_as<double>; ///< inverse of what index rounds
    { C::first_piece() } -> std::same_as<int>;  ///< index(0)
};
template <class C>
concept curve_of_double = curve<C> && requires(longer c) {
    { C::limit_f64 } -> std::convertible_to<double>;             ///< the largest t
    { C::root_lo } -> std::convertible_to<double>;               ///< what root lacks
    { C::template at<4>(c) } -> std::same_as<series<4, longer>>; ///< with more digits
    // The distance of two pieces, in two numbers of 40 bits. The root is a multiple of it.
    { C::degree_f64 } -> std::convertible_to<int>;
    { C::step_f64 } -> std::convertible_to<double>;
    { C::step_lo_f64 } -> std::convertible_to<double>;
};

/// Where a curve begins: C::left, which is negative, or 0.
template <class C>
constexpr double left_end() {
    if constexpr (requires { C::left; }) return static_cast<double>(C::left);
    return 0;
}

/// c0 of a piece, with slope_rest for the distance d from its centre, where there is one.
template <class Curve, float_value V>
HINGE_INLINE V plus_slope_rest(const V& c0, const V& d) noexcept {
    if constexpr (!piecewise::has_slope_rest<Curve>()) return c0;
    return simd::fma(d, V(static_cast<float>(slope_rest<Curve>())), c0);
}

/// Pieces for an F that falls like exp(-t^2/2): round((t + offset)^2 / 2), each of which makes it
/// smaller by about the same factor.
template <class Curve>
struct spacing_by_square {
    static constexpr int degree = 6, degree_to_bfloat16 = 4;
    template <float_value V>
    HINGE_INLINE static V index(const V& t) noexcept {
        const V s = t + V(Curve::offset);
        return simd::fma_to_nearest(s, s, V(0x1.8p24f)); // rounded to a multiple of 2
    }
    static constexpr double piece_at(double i) {
        return piecewise::sqrt_for_tables(2 * i) - static_cast<double>(Curve::offset);
    }
    static constexpr int first_piece() {
        int i = 0; // the one that does not end before 0
        while (piece_at(i + 0.5) <= 0) ++i;
        return i;
    }
};
/// Pieces for an F that falls like exp(-t): round(t / width).
template <class Curve>
struct spacing_even {
    static constexpr int degree = 7, degree_to_bfloat16 = 4;
    template <float_value V>
    HINGE_INLINE static V index(const V& t) noexcept {
        return simd::fma_to_nearest(t, V(1 / Curve::width), V(0x1.8p23f));
    }
    static constexpr double piece_at(double i) { return i * static_cast<double>(Curve::width); }
    static constexpr int first_piece() {
        int i = 0;
        while (piece_at(i) > left_end<Curve>()) --i;
        return i;
    }
};

/// A curve whose pieces have a shorter polynomial.
template <class Curve>
struct shorter : Curve {
    static constexpr int degree = Curve::degree_to_bfloat16;
};
/// The curve for a result that is rounded to To, float or bfloat16. (Rows have one length, whatever for.)
template <class To, class Curve>
using curve_to = std::conditional_t<std::is_same_v<To, bfloat16> && simd::has_register_tables,
                                    shorter<Curve>, Curve>;

} // namespace hinge::inline HINGE_TARGET::math::piecewise
