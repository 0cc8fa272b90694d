// SPDX-License-Identifier: MIT
#pragma once

#include <utility>

#include <hinge/math/piecewise/series.hpp>

/// Tables of rows, a row being the coefficients of a piece.
namespace hinge::inline HINGE_TARGET::math::piecewise {

/// Maker::count rows of Maker::size numbers: Maker::row(k) is a series, for the piece about k steps.
template <class Maker>
struct rows {
    alignas(64) typename Maker::element row[Maker::count][Maker::size];
};

/// They are made in blocks: compilers limit how long one constant may take.
template <class Maker>
struct row_block {
    typename Maker::element row[Maker::block][Maker::size];
};
template <class Maker, std::size_t First>
constexpr row_block<Maker> make_row_block() {
    row_block<Maker> result{};
    for (std::size_t i = 0; i < Maker::block; ++i) {
        const auto s = Maker::row(First + i);
        for (std::size_t k = 0; k < Maker::size; ++k)
            result.row[i][k] = static_cast<typename Maker::element>(s.c[k]);
    }
    return result;
}
template <class Maker, std::size_t First>
inline constexpr row_block<Maker> row_block_of = piecewise::make_row_block<Maker, First>();

template <class Maker, std::size_t... Block>
constexpr rows<Maker> make_rows(std::index_sequence<Block...>) {
    rows<Maker> table{};
    std::size_t i = 0;
    const auto append = [&](const row_block<Maker>& from) {
        for (const auto& row : from.row) {
            for (std::size_t k = 0; k < Maker::size; ++k) table.row[i][k] = row[k];
            ++i;
        }
    };
    (append(row_block_of<Maker, Block * Maker::block>), ...);
    return table;
}
template <class Maker>
inline constexpr rows<Maker>
    rows_of = piecewise::make_rows<Maker>(std::make_index_sequence<Maker::count / Maker::block>());

} // namespace hinge::inline HINGE_TARGET::math::piecewise
