// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/polynomial.hpp>

namespace hinge::inline HINGE_TARGET::math::in_double {

/// log(1 + e) / e for e in [0, 1].
///
/// Source  Sollya: fpminimax(log1p(x)/x, 9, [|D...|], [1b-60; 1], relative), error 2^-27.6.
template <double_value V>
HINGE_INLINE V log1p_ratio(const V& e) noexcept {
    return math::polynomial(e, 0x1.ffffffd7847c3p-1, -0x1.ffffbe845c48bp-2, 0x1.554c7f263e47fp-2,
                            -0x1.ff0f873bf9882p-3, 0x1.92f696a14885dp-3, -0x1.3975629880339p-3,
                            0x1.b253614f3601dp-4, -0x1.d29ccd0cd82a7p-5, 0x1.453f115a1d456p-6,
                            -0x1.a9336bff280bp-9);
}

} // namespace hinge::inline HINGE_TARGET::math::in_double
