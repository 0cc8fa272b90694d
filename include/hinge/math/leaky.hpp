// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/simd/operations.hpp>

/// The piecewise linear family. A NaN is on neither side of a comparison, so each function says
/// where it goes.
namespace hinge::inline HINGE_TARGET::math {

/// x > 0 ? x : slope x, as x times 1 or slope: slope x may overflow where it is not wanted.
template <float_double_or_batch V>
HINGE_INLINE V with_left_slope(const V& x, const V& slope) noexcept {
    return x * simd::select(x > V(0), V(1), slope);
}
/// x > 0 ? 1 : slope.
template <float_double_or_batch V>
HINGE_INLINE V left_slope_or_1(const V& x, const V& slope) noexcept {
    return simd::with_nan_of(x, simd::select(x > V(0), V(1), slope));
}

/// The same with one slope for all.
template <float_double_or_batch V>
HINGE_INLINE V leaky(const V& x, double slope) noexcept {
    return math::with_left_slope(x, V(static_cast<element_t<V>>(slope)));
}
template <float_double_or_batch V>
HINGE_INLINE V leaky_derivative(const V& x, double slope) noexcept {
    return math::left_slope_or_1(x, V(static_cast<element_t<V>>(slope)));
}

} // namespace hinge::inline HINGE_TARGET::math
