// SPDX-License-Identifier: MIT
#pragma once

#include <utility>

#include <hinge/math/piecewise/curve.hpp>
#include <hinge/simd/table.hpp>

/// The longer table: rows of the four coefficients of a cubic, about multiples of Curve::step.
namespace hinge::inline HINGE_TARGET::math::piecewise {

/// It is made in blocks: compilers limit how long one constant may take.
inline constexpr std::size_t block = 64;
struct row_block {
    float row[block][4];
};
template <curve_of_float Curve, std::size_t First>
constexpr row_block make_row_block() {
    row_block result{};
    constexpr double step = static_cast<double>(Curve::step);
    for (std::size_t i = 0; i < block; ++i) {
        const double centre = static_cast<double>(First + i) * step, to_root = centre - Curve::root;
        const bool keep_value = First + i == 0 || (to_root < step / 2 && -to_root < step / 2);
        const auto s = piecewise::piece<Curve, 3, 6>(centre, step / 2, keep_value);
        for (std::size_t k = 0; k < 4; ++k) result.row[i][k] = static_cast<float>(s.c[k]);
    }
    return result;
}
template <curve_of_float Curve, std::size_t First>
inline constexpr row_block row_block_of = piecewise::make_row_block<Curve, First>();

template <std::size_t Rows>
struct row_table {
    alignas(64) float row[Rows][4];
};
template <curve_of_float Curve, std::size_t... Block>
constexpr row_table<Curve::rows> make_row_table(std::index_sequence<Block...>) {
    static_assert((Curve::rows - 1) * static_cast<double>(Curve::step) >=
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
template <curve_of_float Curve>
inline constexpr auto row_table_of =
    piecewise::make_row_table<Curve>(std::make_index_sequence<Curve::rows / block>());

/// t - k step, k < 1,024: exact where it is small, with fused multiply-add or without. A step of more
/// than 14 bits, which a root asks for, then goes off in two parts.
template <curve_of_float Curve, float_value V>
HINGE_INLINE V minus_steps(const V& t, const V& k) noexcept {
    constexpr float step = Curve::step, step_hi = (step + 0x1p10f * step) - 0x1p10f * step,
                    step_lo = step - step_hi;
    if constexpr (HINGE_HAS_FMA) return simd::fnma(k, V(step), t);
    const V d = simd::fnma(k, V(step_hi), t);
    return step_lo < 0 || step_lo > 0 ? simd::fnma(k, V(step_lo), d) : d;
}

template <curve_of_float Curve, float_value V>
HINGE_INLINE V by_row_table(const V& t) noexcept {
    constexpr float shifter = 0x1.8p23f;
    const V index = simd::fma(t, V(1 / Curve::step), V(shifter));
    const V d = piecewise::minus_steps<Curve>(t, V(index - V(shifter)));
    const auto c = simd::lookup(row_table_of<Curve>.row, index);
    return simd::fma(simd::fma(simd::fma(c.c3, d, c.c2), d, c.c1), d, c.c0);
}

} // namespace hinge::inline HINGE_TARGET::math::piecewise
