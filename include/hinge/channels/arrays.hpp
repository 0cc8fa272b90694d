// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <cstddef>
#include <cstring>

#include <hinge/channels/grid.hpp>
#include <hinge/core/arguments.hpp>

/// The arrays of a call by channel, as its loops read and write them.
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

/// The values of the channels by place in a line: where they stand, or in the buffer, which has room for
/// those of a tile's channels too.
template <class Loops, class T, class Call>
HINGE_NOINLINE const T* values_by_place(const channel_arrays<Call>& arrays,
                                        const channel_tile& tile, T* buffer) {
    const T* const given = values_at<Loops, T>(arrays, 0, tile.channel, buffer, tile.channels);
    std::size_t done = tile.channels;
    if (tile.inner == 1) {
        if (done == tile.line) return given;
        if (given != buffer) std::memcpy(buffer, given, done * sizeof(T));
    } else {
        const std::size_t count = tile.inner < tile.line ? tile.inner : tile.line;
        for (std::size_t c = tile.channels; c-- > 0;) { // no place is before its channel
            const T value = given[c];
            for (std::size_t i = 0; i < count; ++i) buffer[c * count + i] = value;
        }
        done *= count;
    }
    for (std::size_t more; done < tile.line; done += more) { // the other rows are as the first
        more = tile.line - done < done ? tile.line - done : done;
        std::memcpy(buffer + done, buffer, more * sizeof(T));
    }
    return buffer;
}

} // namespace hinge::inline HINGE_TARGET::detail
