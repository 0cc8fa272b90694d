// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/simd/ops.hpp>

namespace hinge::inline HINGE_TARGET::math {

/// c0 + x c1 + x^2 c2 + ..., by Horner's rule.
template <float_double_or_batch V>
HINGE_INLINE V polynomial(const V&, element_t<V> c0) noexcept {
    return V(c0);
}
template <float_double_or_batch V, class... C>
HINGE_INLINE V polynomial(const V& x, element_t<V> c0, C... higher) noexcept {
    return simd::fma(x, math::polynomial(x, higher...), V(c0));
}

} // namespace hinge::inline HINGE_TARGET::math
