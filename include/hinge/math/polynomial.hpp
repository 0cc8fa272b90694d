// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/simd/ops.hpp>

namespace hinge::inline HINGE_TARGET::math {

/// c0 + x c1 + x^2 c2 + ..., by Horner's rule.
template <double_value V>
HINGE_INLINE V polynomial(const V&, double c0) noexcept {
    return V(c0);
}
template <double_value V, class... C>
HINGE_INLINE V polynomial(const V& x, double c0, C... higher) noexcept {
    return simd::fma(x, math::polynomial(x, higher...), c0);
}

} // namespace hinge::inline HINGE_TARGET::math
