// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include <hinge/channels/grid.hpp>

/// From sums by place in a line to those by channel.
namespace hinge::inline HINGE_TARGET::detail {

/// The sum of n numbers: one after the other if they are few, else of every eighth first, whatever a register
/// holds.
inline double sum_of(const double* x, std::size_t n) noexcept {
    constexpr std::size_t lanes = 8;
    if (n < lanes) {
        double sum = 0;
        for (std::size_t i = 0; i < n; ++i) sum += x[i];
        return sum;
    }
    double lane[lanes] = {};
    std::size_t i = 0;
    for (; n - i >= lanes; i += lanes)
        for (std::size_t j = 0; j < lanes; ++j) lane[j] += x[i + j];
    for (std::size_t j = 0; i < n; ++i, ++j) lane[j] += x[i];
    return ((lane[0] + lane[1]) + (lane[2] + lane[3])) +
           ((lane[4] + lane[5]) + (lane[6] + lane[7]));
}

/// The sums over the channels of those over the places in a line.
inline void sum_places(const channel_tile& tile, const double* __restrict by_place,
                       double* __restrict sums) {
    const std::size_t channels = tile.channels;
    for (std::size_t c = 0; c < channels; ++c) sums[c] = 0;
    if (tile.inner == 1) {
        for (std::size_t place = 0; place < tile.line; place += channels)
            for (std::size_t c = 0; c < channels; ++c) sums[c] += by_place[place + c];
    } else {
        for (std::size_t place = 0; place < tile.line;)
            for (std::size_t c = 0; c < channels; ++c) {
                const std::size_t left = tile.line - place,
                                  count = left < tile.inner ? left : tile.inner;
                sums[c] += detail::sum_of(by_place + place, count);
                place += count;
            }
    }
}

} // namespace hinge::inline HINGE_TARGET::detail
