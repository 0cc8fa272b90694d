// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <cstddef>

#include <hinge/channels/arrays.hpp>
#include <hinge/channels/calls.hpp>
#include <hinge/channels/grid.hpp>
#include <hinge/channels/loops.hpp>
#include <hinge/channels/sums.hpp>

/// Calls by channel, checked already.
namespace hinge::inline HINGE_TARGET::detail {

/// The call on one piece of a tile. sums, one for each of its channels, are overwritten with those over the
/// piece, if the call has any. Pieces may be run at the same time: they write to different elements.
template <class Loops, class Call, class T, class F>
HINGE_NOINLINE void run_piece(const F& f, const channel_arrays<Call>& arrays,
                              const channel_tile& tile, std::size_t piece, double* sums) {
    constexpr std::size_t inputs = input_count<Call>, room = std::same_as<T, float>
                                                                 ? line_room
                                                                 : 1; // doubles stay where they are
    alignas(64) T values[line_room];
    alignas(64) T buffer[inputs][room];
    alignas(64) double by_place[has_sums<Call> ? line_room : 1];
    if constexpr (has_sums<Call>)
        for (std::size_t i = 0; i < tile.line; ++i) by_place[i] = 0;
    const T* in[inputs] = {detail::values_by_place<Loops>(arrays, tile, values)};
    bool in_buffers = false; // which are a line long
    for (std::size_t j = 1; j <= inputs; ++j) in_buffers |= arrays.formats[j] != format_of<T>;
    const std::size_t end = tile.first_line_of(piece + 1);
    for (std::size_t i = tile.first_line_of(piece); i < end;) {
        const call::lines some = tile.lines(i, in_buffers ? i + 1 : end);
        for (std::size_t j = 1; j < inputs; ++j)
            in[j] = values_at<Loops>(arrays, j, some.begin, buffer[j], some.last);
        T* const out = arrays.formats[inputs] == format_of<T>
                           ? static_cast<T*>(arrays.at(inputs, some.begin))
                           : buffer[0];
        Loops::template run_lines<Call>(f, in, out, by_place, some);
        put_at<Loops>(arrays, inputs, some.begin, out, some.last);
        i += some.count;
    }
    if constexpr (has_sums<Call>) detail::sum_places(tile, by_place, sums);
}

/// The sums over a tile's channels: add those of its pieces in their order, then store. Of a call without sums
/// there are none.
template <class Loops, class Call, class T>
class tile_sums {
public:
    void add(const double* sums, const channel_tile& tile) {
        if constexpr (has_sums<Call>)
            for (std::size_t c = 0; c < tile.channels; ++c)
                total_[c] = is_empty_ ? sums[c] : total_[c] + sums[c];
        is_empty_ = false;
    }
    void store(const channel_arrays<Call>& arrays, const channel_tile& tile) const {
        if constexpr (has_sums<Call>) {
            T rounded[line_room];
            for (std::size_t c = 0; c < tile.channels; ++c) rounded[c] = static_cast<T>(total_[c]);
            put_at<Loops, T>(arrays, input_count<Call> + 1, tile.channel, rounded, tile.channels);
        }
    }

private:
    bool is_empty_ = true;
    double total_[has_sums<Call> ? line_room : 1];
};

/// The call on one tile, in the calling thread.
template <class Loops, class Call, class T, class F>
HINGE_NOINLINE void run_tile(const F& f, const channel_arrays<Call>& arrays,
                             const channel_tile& tile) {
    double sums[has_sums<Call> ? line_room : 1];
    tile_sums<Loops, Call, T> total;
    for (std::size_t piece = 0, pieces = tile.pieces(); piece < pieces; ++piece) {
        run_piece<Loops, Call, T>(f, arrays, tile, piece, sums);
        total.add(sums, tile);
    }
    total.store(arrays, tile);
}

/// How the tiles are gone through, by the way of the other array calls (array/checked_call.hpp): one after the
/// other. parallel.hpp has another.
template <class Way>
struct through_tiles {
    template <class Loops, class Call, class T, class F>
    static void run(const F& f, const channel_arrays<Call>& arrays, const channel_grid& grid) {
        for (std::size_t i = 0; i < grid.tiles(); ++i) run_tile<Loops, Call, T>(f, arrays, grid[i]);
    }
};

} // namespace hinge::inline HINGE_TARGET::detail
