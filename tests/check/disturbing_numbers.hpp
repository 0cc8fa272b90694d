// SPDX-License-Identifier: MIT
#pragma once

#include <iterator>
#include <random>
#include <vector>

#include "harness/encoding.hpp"
#include "harness/tested.hpp"

/// Ordinary numbers with what may disturb a neighbour in between: NaN, infinities, subnormals,
/// tails, zeros.
template <class T>
std::vector<T> disturbing_numbers(std::size_t n) {
    using limits = std::numeric_limits<T>;
    const T odd[] = {limits::quiet_NaN(),
                     limits::infinity(),
                     -limits::infinity(),
                     limits::denorm_min(),
                     -limits::min() / 3,
                     limits::max(),
                     -limits::max(),
                     T(-0.0),
                     T(0),
                     T(-90),
                     T(-14),
                     T(-730),
                     T(709),
                     T(-38)};
    std::mt19937_64 random(7);
    std::vector<T> x(n);
    for (T& v : x) {
        const auto bits = random();
        v = bits % 3 == 0 ? odd[(bits >> 8) % std::size(odd)]
                          : T(static_cast<double>(bits >> 11) * 0x1p-53 * 12 - 6);
    }
    return x;
}
