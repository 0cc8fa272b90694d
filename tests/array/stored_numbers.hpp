// SPDX-License-Identifier: MIT
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

/// Elements of 16 bits.

template <class Stored>
std::uint16_t bits(const Stored& x) {
    return std::bit_cast<std::uint16_t>(x);
}
template <class Stored>
Stored from_bits(unsigned i) {
    return std::bit_cast<Stored>(static_cast<std::uint16_t>(i));
}

/// Numbers of all kinds.
template <class Stored>
std::vector<Stored> stored_numbers(std::size_t n) {
    std::vector<Stored> x;
    for (unsigned i = 0; i < n; ++i) x.push_back(from_bits<Stored>(i * 40'503));
    return x;
}

/// Lengths that have all kinds of remainders.
inline constexpr std::size_t stored_lengths[] = {0,  1,  3,   7,    31,   33,   63,
                                                 64, 65, 127, 1023, 1024, 1025, 2500};
