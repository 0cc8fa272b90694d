// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/simd/operations.hpp>

/// A number between two bounds or beyond one, else +0.
namespace hinge::inline HINGE_TARGET::math {

/// low < x < high ? y : +0, or a NaN where x is one.
template <float_double_or_batch V>
HINGE_INLINE V if_between(const V& x, const std::type_identity_t<V>& low,
                          const std::type_identity_t<V>& high,
                          const std::type_identity_t<V>& y) noexcept {
    return simd::with_nan_of(x, simd::keep_if(x > low, simd::keep_if(x < high, y)));
}

/// x > low ? y : +0, or a NaN where x is one.
template <float_double_or_batch V>
HINGE_INLINE V if_above(const V& x, const std::type_identity_t<V>& low,
                        const std::type_identity_t<V>& y) noexcept {
    return simd::with_nan_of(x, simd::keep_if(x > low, y));
}

/// |x| < high ? y : +0, or a NaN where x is one.
template <float_double_or_batch V>
HINGE_INLINE V if_inside(const V& x, const std::type_identity_t<V>& high,
                         const std::type_identity_t<V>& y) noexcept {
    return simd::with_nan_of(x, simd::keep_if(simd::abs(x) < high, y));
}

/// |x| > low ? y : +0, or a NaN where x is one.
template <float_double_or_batch V>
HINGE_INLINE V if_outside(const V& x, const std::type_identity_t<V>& low,
                          const std::type_identity_t<V>& y) noexcept {
    return simd::with_nan_of(x, simd::keep_if(simd::abs(x) > low, y));
}

} // namespace hinge::inline HINGE_TARGET::math
