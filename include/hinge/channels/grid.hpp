// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include <hinge/core/isa.hpp>

/// How calls by channel go through their arrays, by the length n, the number of channels and inner alone:
/// the order of the sums is theirs. The arrays are rows of channels of inner elements each.
///
///     tile    some channels in all rows; tiles come one after the other
///     line    what is computed at once: elements of a tile that stand together, of its part of a row or of
///             as many whole rows as there is room for. Each has the same channels at the same places
///     piece   some of a tile's lines, for a thread perhaps. Its sums are taken for every place in a line
///             first, then over the places of each channel; those of pieces are added in their order
namespace hinge::call {

/// Some lines at one distance. Outside HINGE_TARGET, like the calls: dispatch hands them to files for other ISAs.
struct lines {
    std::size_t begin, count; ///< the first element, and how many lines
    std::size_t length, last; ///< elements in each, and in the last one, which may be shorter
    std::size_t distance;     ///< from line to line
};

} // namespace hinge::call

namespace hinge::inline HINGE_TARGET::detail {

/// Elements in a line, at most: so many floats, or sums in double, stay in L1 with others.
inline constexpr std::size_t line_room = 512;
/// Pieces of a tile, at most, and lines in a piece, at least, if there are several: the sums over places
/// take as long as a few lines.
inline constexpr std::size_t pieces_at_most = 64, lines_in_piece = 32;

struct channel_line {
    std::size_t begin, length;
};

struct channel_tile {
    std::size_t channel, channels; ///< the first, and how many
    std::size_t inner;             ///< elements of one channel that stand together
    std::size_t begin, row;        ///< its first element, and the distance from row to row
    std::size_t rows, in_row;      ///< how many, and the tile's elements in each
    std::size_t line;              ///< elements in a line; the last one of a row may have fewer
    std::size_t lines_in_row;

    constexpr std::size_t lines() const { return rows * lines_in_row; }
    constexpr std::size_t pieces() const {
        const std::size_t wanted = lines() / lines_in_piece;
        return wanted == 0 ? 1 : wanted < pieces_at_most ? wanted : pieces_at_most;
    }
    /// The lines of a piece are those from here to the next piece's.
    constexpr std::size_t first_line_of(std::size_t piece) const {
        const std::size_t each = lines() / pieces(), rest = lines() % pieces();
        return piece * each + (piece < rest ? piece : rest);
    }
    constexpr channel_line operator[](std::size_t i) const {
        const std::size_t from = i % lines_in_row * line;
        return {begin + i / lines_in_row * row + from, in_row - from < line ? in_row - from : line};
    }
    /// Lines i, ..., as many of those before `end` as are at one distance.
    constexpr call::lines lines(std::size_t i, std::size_t end) const {
        const bool by_row = lines_in_row == 1;
        const std::size_t left = by_row ? end - i : lines_in_row - i % lines_in_row,
                          count = left < end - i ? left : end - i;
        return {operator[](i).begin, count, line, operator[](i + count - 1).length,
                by_row ? row : line};
    }
};

/// The tiles of arrays of n elements, which is a multiple of channels times inner.
class channel_grid {
public:
    constexpr channel_grid(std::size_t n, std::size_t channels, std::size_t inner)
        : n_(n), channels_(channels), inner_(inner) {
        const std::size_t room = inner < line_room ? line_room / inner : 1;
        const std::size_t least = channels / room + (channels % room != 0);
        in_tile_ = channels / least + (channels % least != 0);
        tiles_ = channels / in_tile_ + (channels % in_tile_ != 0);
    }
    constexpr std::size_t tiles() const { return tiles_; }
    constexpr std::size_t elements() const { return n_; }
    constexpr channel_tile operator[](std::size_t i) const {
        channel_tile tile{};
        tile.channel = i * in_tile_;
        tile.channels = channels_ - tile.channel < in_tile_ ? channels_ - tile.channel : in_tile_;
        tile.rows = tile.lines_in_row = 1;
        if (n_ == 0) return tile;
        tile.inner = channels_ == 1 ? n_ : inner_;
        const std::size_t in_row = tile.channels * tile.inner;
        if (tiles_ == 1 && in_row <= line_room) { // all rows are one
            tile.in_row = n_;
            tile.line = line_room / in_row * in_row;
            if (n_ < tile.line) tile.line = n_;
            tile.lines_in_row = n_ / tile.line + (n_ % tile.line != 0);
            return tile;
        }
        tile.begin = tile.channel * inner_;
        tile.row = channels_ * inner_;
        tile.rows = n_ / channels_ / tile.inner;
        tile.in_row = in_row;
        tile.lines_in_row = in_row / line_room + (in_row % line_room != 0);
        tile.line = in_row / tile.lines_in_row + (in_row % tile.lines_in_row != 0);
        return tile;
    }

private:
    std::size_t n_, channels_, inner_, in_tile_, tiles_;
};

} // namespace hinge::inline HINGE_TARGET::detail
