// SPDX-License-Identifier: MIT
#pragma once

#include <utility>

#include <hinge/math/exp_fma.hpp>
#include <hinge/math/series.hpp>
#include <hinge/simd/table.hpp>

/// Curves on [0, limit] in pieces, a polynomial each, for floats where there is fused multiply-add.
///
/// Two shapes: 32 pieces of degree 6 where a table fits registers, else 512 of degree 3, whose four
/// coefficients are one load of 16 bytes. Each is slow where the other is used (gelu, prototypes on
/// Zen 4, ns per element; 32 pieces: AVX-512 0.28, AVX2 0.76; 512 pieces: 0.54, 0.45).
///
/// A piece is the Taylor series of F at its centre, made shorter a term at a time (math/series.hpp). Where
/// the centre is 0 or a root of F (to a float), F's value there stays what it is, which keeps the
/// relative accuracy. Compilers compute the tables, no coefficient stands in the source.
///
/// A Curve has
///     limit         the largest t
///     root, root_lo of F, or 0
///     at<Size>(c)   the Taylor series of F at c, Size terms of it
///     degree        of the shorter table's pieces
///     rows          pieces of the longer table, a power of two
///     step          their distance, at least limit / (rows - 1/2); the root is a multiple of it
///     index(t)      which piece of the shorter table t is in, plus a shifter
///     piece_at(i)   the t at which that turns from i - 1/2 to i + 1/2: inverse of what it rounds
///     first_piece   index(0)
///     tail(t)       F(t) for t > limit
/// of which those about the shorter table come from in_squares or in_steps.
namespace hinge::inline HINGE_TARGET::math::f32_fma {

/// For an F that falls like exp(-t^2/2): pieces round((t + offset)^2 / 2), each of which makes it
/// smaller by about the same factor.
template <class Curve>
struct in_squares {
    static constexpr int degree = 6;
    template <float_value V>
    HINGE_INLINE static V index(const V& t) noexcept {
        const V s = t + V(Curve::offset);
        return simd::fma(s, s, V(0x1.8p24f)); // rounded to a multiple of 2
    }
    static constexpr double piece_at(double i) {
        return f32_fma::sqrt_for_tables(2 * i) - static_cast<double>(Curve::offset);
    }
    static constexpr int first_piece() {
        int i = 0; // the one that does not end before 0
        while (piece_at(i + 0.5) <= 0) ++i;
        return i;
    }
};
/// For an F that falls like exp(-t): pieces round(t / width).
template <class Curve>
struct in_steps {
    static constexpr int degree = 7;
    template <float_value V>
    HINGE_INLINE static V index(const V& t) noexcept {
        return simd::fma(t, V(1 / Curve::width), V(0x1.8p23f));
    }
    static constexpr double piece_at(double i) { return i * static_cast<double>(Curve::width); }
    static constexpr int first_piece() { return 0; }
};

template <int Degree>
struct register_table {
    alignas(64) float centre[simd::column_length];
    alignas(64) float c[Degree + 1][simd::column_length];
};
template <class Curve>
constexpr register_table<Curve::degree> make_register_table() {
    register_table<Curve::degree> table{};
    constexpr int first = Curve::first_piece();
    static_assert(Curve::piece_at(first + 31.5) >= static_cast<double>(Curve::limit));
    for (int i = first; i < first + int(simd::column_length); ++i) {
        const double low = i == first ? 0 : Curve::piece_at(i - 0.5),
                     high = Curve::piece_at(i + 0.5);
        const bool has_root = low < Curve::root && Curve::root < high;
        const float centre = i == first ? 0.0f
                             : has_root ? static_cast<float>(Curve::root)
                                        : f32_fma::good_centre<Curve, 6>((low + high) / 2);
        const double radius = centre - low > high - centre ? centre - low : high - centre;
        const auto s = f32_fma::piece<Curve, Curve::degree, Curve::degree + 5>(
            centre, radius, i == first || has_root);
        const std::size_t column = static_cast<std::size_t>(i) % simd::column_length;
        table.centre[column] = centre;
        for (std::size_t k = 0; k <= Curve::degree; ++k)
            table.c[k][column] = static_cast<float>(s.c[k]);
    }
    return table;
}
template <class Curve>
inline constexpr auto register_table_of = f32_fma::make_register_table<Curve>();

/// The longer table is made in blocks: compilers limit how long one constant may take.
inline constexpr std::size_t block = 64;
struct row_block {
    float row[block][4];
};
template <class Curve, std::size_t First>
constexpr row_block make_row_block() {
    row_block result{};
    constexpr double step = static_cast<double>(Curve::step);
    for (std::size_t i = 0; i < block; ++i) {
        const double centre = static_cast<double>(First + i) * step, to_root = centre - Curve::root;
        const bool keep_value = centre == 0 || (to_root < step / 2 && -to_root < step / 2);
        const auto s = f32_fma::piece<Curve, 3, 6>(centre, step / 2, keep_value);
        for (std::size_t k = 0; k < 4; ++k) result.row[i][k] = static_cast<float>(s.c[k]);
    }
    return result;
}
template <class Curve, std::size_t First>
inline constexpr row_block row_block_of = f32_fma::make_row_block<Curve, First>();

template <std::size_t Rows>
struct row_table {
    alignas(64) float row[Rows][4];
};
template <class Curve, std::size_t... Block>
constexpr row_table<Curve::rows> make_row_table(std::index_sequence<Block...>) {
    static_assert((Curve::rows - 0.5) * static_cast<double>(Curve::step) >=
                  static_cast<double>(Curve::limit));
    row_table<Curve::rows> table{};
    std::size_t i = 0;
    const auto append = [&](const row_block& from) {
        for (const auto& row : from.row) {
            for (std::size_t k = 0; k < 4; ++k) table.row[i][k] = row[k];
            ++i;
        }
    };
    (append(row_block_of<Curve, Block * block>), ...);
    return table;
}
template <class Curve>
inline constexpr auto
    row_table_of = f32_fma::make_row_table<Curve>(std::make_index_sequence<Curve::rows / block>());

/// F(t), 0 <= t <= Curve::limit; a NaN gives a NaN.
template <class Curve, float_value V>
HINGE_INLINE V in_pieces(const V& t) noexcept {
    if constexpr (simd::has_register_tables) {
        constexpr const auto& table = register_table_of<Curve>;
        const V shifted = Curve::index(t);
        const V d = t - simd::pick(table.centre, shifted);
        V p = simd::pick(table.c[Curve::degree], shifted);
        for (std::size_t k = Curve::degree; k-- > 0;)
            p = simd::fma(p, d, simd::pick(table.c[k], shifted));
        return p;
    } else {
        constexpr float shifter = 0x1.8p23f;
        const V shifted = simd::fma(t, V(1 / Curve::step), V(shifter));
        const V d = simd::fnma(V(shifted - V(shifter)), V(Curve::step), t);
        const auto c = simd::pick(row_table_of<Curve>.row, shifted);
        return simd::fma(simd::fma(simd::fma(c.c3, d, c.c2), d, c.c1), d, c.c0);
    }
}

/// Curve::tail out of line, so that its constants stay out of the registers of the loop around it,
/// and not marked as cold either, or g++ compiles it for size.
template <class Curve, float_value V>
__attribute__((noinline)) V tail_out_of_line(V t) noexcept {
    return Curve::tail(t);
}

/// y = F(-x), but from Curve::tail in the lanes of x below -limit.
template <class Curve, float_value V>
HINGE_INLINE V with_tail(const V& x, const V& y) noexcept {
    const auto in_tail = x < V(-Curve::limit);
    if (!simd::any(in_tail)) return y;
    return simd::select(in_tail, f32_fma::tail_out_of_line<Curve>(simd::abs(x)), y);
}

/// f(x) and f'(x) of a function like x Phi(x), with f(-t) or f'(-t) as Curve and
/// f(x) = x + f(-x), f'(x) = 1 - f'(-x).
template <class Curve, float_value V>
HINGE_INLINE V forward_in_pieces(const V& x) noexcept {
    const V t = simd::at_most(simd::abs(x), V(Curve::limit));
    // -0, so that a negative result that underflows stays negative.
    const V y = simd::at_least(x, V(-0.0f)) + f32_fma::in_pieces<Curve>(t);
    return f32_fma::with_tail<Curve>(x, y);
}
template <class Curve, float_value V>
HINGE_INLINE V derivative_in_pieces(const V& x) noexcept {
    const V t = simd::at_most(simd::abs(x), V(Curve::limit));
    const V left = f32_fma::in_pieces<Curve>(t);
    const V y = simd::select(x < V(0), left, V(V(1) - left));
    return f32_fma::with_tail<Curve>(x, y);
}

} // namespace hinge::inline HINGE_TARGET::math::f32_fma
