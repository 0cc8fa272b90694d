// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <cstddef>
#include <cstring>

#include <hinge/channels/calls.hpp>
#include <hinge/channels/grid.hpp>
#include <hinge/channels/loops.hpp>
#include <hinge/core/arguments.hpp>

/// Calls by channel, checked already, a line at a time. No kernel is compiled for them that another array
/// call does not have.
namespace hinge::inline HINGE_TARGET::detail {

/// The arrays of a call and what their elements are.
template <class Call>
struct channel_arrays {
    const void* data[array_count<Call>];
    format formats[array_count<Call>];

    HINGE_INLINE void* at(std::size_t array, std::size_t element) const {
        return static_cast<char*>(const_cast<void*>(data[array])) +
               element * bytes_of(formats[array]);
    }
};
template <class Call>
inline constexpr bool has_sums = output_count<Call> == 2;

/// n elements of an array as values of T: where they stand, or in the buffer.
template <class Loops, class T, class Call>
HINGE_INLINE const T* values_at(const channel_arrays<Call>& arrays, std::size_t array,
                                std::size_t element, T* buffer, std::size_t n) {
    const void* const from = arrays.at(array, element);
    if (arrays.formats[array] == format_of<T>) return static_cast<const T*>(from);
    if constexpr (std::same_as<T, float>)
        Loops::conversions::widen(arrays.formats[array], from, buffer, n);
    return buffer;
}
/// n values to where elements of an array stand, if they are not there yet.
template <class Loops, class T, class Call>
HINGE_INLINE void put_at(const channel_arrays<Call>& arrays, std::size_t array, std::size_t element,
                         const T* values, std::size_t n) {
    void* const to = arrays.at(array, element);
    if (arrays.formats[array] == format_of<T>) {
        if (to != values && n != 0) std::memcpy(to, values, n * sizeof(T));
    } else if constexpr (std::same_as<T, float>) {
        Loops::conversions::narrow(arrays.formats[array], values, to, n);
    }
}

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
    alignas(64) double by_place[has_sums<Call> ? line_room : 1] = {};
    {
        T by_channel[line_room];
        const T* const given =
            values_at<Loops, T>(arrays, 0, tile.channel, by_channel, tile.channels);
        if (given != by_channel) std::memcpy(by_channel, given, tile.channels * sizeof(T));
        tile.for_each_run([&](std::size_t place, std::size_t count, std::size_t channel) {
            for (std::size_t i = 0; i < count; ++i) values[place + i] = by_channel[channel];
        });
    }
    const std::size_t end = tile.first_line_of(piece + 1);
    for (std::size_t i = tile.first_line_of(piece); i < end; ++i) {
        const channel_line line = tile[i];
        const T* in[inputs - 1];
        for (std::size_t j = 1; j < inputs; ++j)
            in[j - 1] = values_at<Loops>(arrays, j, line.begin, buffer[j], line.length);
        T* const out = arrays.formats[inputs] == format_of<T>
                           ? static_cast<T*>(arrays.at(inputs, line.begin))
                           : buffer[0];
        Call::template on_line<Loops>(f, values, in, out, by_place, line.length);
        put_at<Loops>(arrays, inputs, line.begin, out, line.length);
    }
    if constexpr (has_sums<Call>) {
        for (std::size_t c = 0; c < tile.channels; ++c) sums[c] = 0;
        tile.for_each_run([&](std::size_t place, std::size_t count, std::size_t channel) {
            sums[channel] += detail::sum_of(by_place + place, count);
        });
    }
}

/// The sums over a tile's channels: add those of its pieces in their order, then store. Of a call without sums
/// there are none.
template <class Loops, class Call, class T>
class tile_sums {
public:
    void add(const double* sums, const channel_tile& tile) {
        if constexpr (has_sums<Call>)
            for (std::size_t c = 0; c < tile.channels; ++c) total_[c] += sums[c];
    }
    void store(const channel_arrays<Call>& arrays, const channel_tile& tile) const {
        if constexpr (has_sums<Call>) {
            T rounded[line_room];
            for (std::size_t c = 0; c < tile.channels; ++c) rounded[c] = static_cast<T>(total_[c]);
            put_at<Loops, T>(arrays, input_count<Call> + 1, tile.channel, rounded, tile.channels);
        }
    }

private:
    double total_[has_sums<Call> ? line_room : 1] = {};
};

/// The call on one tile, in the calling thread.
template <class Loops, class Call, class T, class F>
HINGE_NOINLINE void run_tile(const F& f, const channel_arrays<Call>& arrays,
                             const channel_tile& tile) {
    double sums[has_sums<Call> ? line_room : 1];
    tile_sums<Loops, Call, T> total;
    for (std::size_t piece = 0; piece < tile.pieces(); ++piece) {
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
