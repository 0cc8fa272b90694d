// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/where.hpp>

namespace hinge {

/// hard_shrink(x) = |x| > lambda ? x : 0.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input and every lambda; with a negative one it is x. NaN -> NaN, for the derivative
///         too; inside +0 for both signs of x; derivative 0 there, at lambda and -lambda too, else 1.
///         backward(x, dy) is a selection, not a product: inside it gives +0 for an infinite dy too.
/// Method  f: the comparison is |x| <= lambda, so that a NaN is passed on.
/// Error   `claim`: exact.
/// Source  Donoho and Johnstone 1994, Biometrika 81, 425: hard thresholding.
struct hard_shrink {
    static constexpr std::string_view name = "hard_shrink";
    static constexpr accuracy claim{0, 0, 0, 0};
    static constexpr bool is_short = true;
    static constexpr bool is_selection = true;
    static constexpr bool has_step_slope = true;

    double lambda = 0.5; ///< any; what is at most so large becomes 0

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::keep_unless(simd::abs(x) <= V(static_cast<element_t<V>>(lambda)), x);
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
