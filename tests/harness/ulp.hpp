// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace harness {

/// One over the spacing of T at |want|.
template <class T, class W>
W spacings_per_unit(const W& want) {
    using limits = std::numeric_limits<T>;
    using std::ilogb, std::ldexp;
    const int exponent =
        std::clamp(ilogb(want), limits::min_exponent - 1, limits::max_exponent - 1);
    return ldexp(W(1), limits::digits - 1 - exponent);
}
/// The same for a float judged in double, 2^32 times a run: by exponent fields.
template <>
inline double spacings_per_unit<float, double>(const double& want) {
    constexpr std::uint64_t bias = 1023, smallest = bias - 126, largest = bias + 127;
    const std::uint64_t exponent = std::bit_cast<std::uint64_t>(want) >> 52 & 0x7ff;
    return std::bit_cast<double>((2 * bias + 23 - std::clamp(exponent, smallest, largest)) << 52);
}

/// |got - want| in units of the spacing of T at |want|. An infinite result counts as the power of
/// two that would come after the largest finite number, unless want rounds to infinity: then it is
/// right.
template <class T, class W>
double ulp_error(T got, const W& want) {
    using std::abs;
    using limits = std::numeric_limits<T>;
    if (std::isnan(got)) return std::numeric_limits<double>::infinity();
    W value = W(static_cast<double>(got));
    if (std::isinf(got)) {
        using std::ldexp;
        const W overflow = ldexp(W(1), limits::max_exponent);
        const bool rounds_to_infinity =
            !(abs(want) < (W(static_cast<double>(limits::max())) + overflow) / W(2));
        if (rounds_to_infinity && (got > 0) == (want > W(0))) return 0;
        value = got > 0 ? overflow : -overflow;
    }
    return static_cast<double>(W(abs(W(value - want))) * spacings_per_unit<T>(want));
}

} // namespace harness
