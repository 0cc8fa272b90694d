// SPDX-License-Identifier: MIT
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <type_traits>

namespace harness {

template <class T>
using encoding = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;

template <class T>
encoding<T> encoded(T value) {
    return std::bit_cast<encoding<T>>(value);
}

/// The same bits, all NaN being one.
template <class T>
bool same(T a, T b) {
    return encoded(a) == encoded(b) || (std::isnan(a) && std::isnan(b));
}

} // namespace harness
