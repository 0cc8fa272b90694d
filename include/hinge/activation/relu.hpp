// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/where.hpp>

namespace hinge {

/// relu(x) = x > 0 ? x : 0; derivative x > 0 ? 1 : 0.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. NaN -> NaN, for the derivative too; -0 -> +0; derivative 0 at 0.
///         backward(x, dy) is a selection, not a product: a dead unit gives +0 for an infinite dy too.
/// Method  f: the comparison is x <= 0, so that a NaN is passed on.
/// Error   `claim`: exact.
/// Source  Nair and Hinton 2010, ICML, "Rectified linear units improve restricted Boltzmann
///         machines".
struct relu {
    static constexpr std::string_view name = "relu";
    static constexpr accuracy claim{0, 0, 0, 0};
    static constexpr bool is_short = true;
    static constexpr bool is_selection = true;
    static constexpr bool has_step_slope = true;

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::keep_unless(x <= V(0), x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return math::if_above(x, V(0), V(1));
    }
    template <float_double_or_batch V>
    HINGE_INLINE V backward(V x, V dy) const noexcept {
        return math::if_above(x, V(0), dy);
    }
};

} // namespace hinge
