// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/where.hpp>

namespace hinge {

/// soft_shrink(x) = |x| > lambda ? x - lambda for x > 0 and x + lambda for x < 0 : 0.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input and every lambda; a negative one moves x away from 0. NaN -> NaN, for the
///         derivative too; inside +0 for both signs of x; derivative 0 there, at lambda and -lambda
///         too, else 1.
///         backward(x, dy) is a selection, not a product: inside it gives +0 for an infinite dy too.
/// Method  x less x held to [-lambda, lambda]: inside that is x - x, which is +0.
/// Error   `claim`: correctly rounded.
/// Source  Donoho and Johnstone 1994, Biometrika 81, 425: soft thresholding.
struct soft_shrink {
    static constexpr std::string_view name = "soft_shrink";
    static constexpr accuracy claim{0.5, 0, 0.5, 0};
    static constexpr bool is_short = true;
    static constexpr bool has_step_slope = true;

    double lambda = 0.5; ///< any; how far x moves toward 0

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        const auto width = static_cast<element_t<V>>(lambda);
        if (width < 0) return x + simd::copysign(V(width), x);
        return x - simd::held(x, V(-width), V(width));
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return backward(x, V(1));
    }
    template <float_double_or_batch V>
    HINGE_INLINE V backward(V x, V dy) const noexcept {
        return math::if_outside(x, V(static_cast<element_t<V>>(lambda)), dy);
    }
};

} // namespace hinge
