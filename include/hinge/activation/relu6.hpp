// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/where.hpp>

namespace hinge {

/// relu6(x) = x held to [0, 6].
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> 0, +inf -> 6, NaN -> NaN, for the derivative too; -0 -> +0;
///         derivative 1 strictly inside, else 0.
///         backward(x, dy) is a selection, not a product: outside it gives +0 for an infinite dy too.
/// Method  f: as relu's, the comparison being x <= 0, so that a NaN is passed on.
/// Error   `claim`: exact.
/// Source  Krizhevsky 2010, "Convolutional deep belief networks on CIFAR-10".
struct relu6 {
    static constexpr std::string_view name = "relu6";
    static constexpr accuracy claim{0, 0, 0, 0};
    static constexpr bool is_short = true;
    static constexpr bool is_selection = true;
    static constexpr bool has_step_slope = true;

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::at_most(simd::keep_unless(x <= V(0), x), V(6));
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return math::if_between(x, V(0), V(6), V(1));
    }
    template <float_double_or_batch V>
    HINGE_INLINE V backward(V x, V dy) const noexcept {
        return math::if_between(x, V(0), V(6), dy);
    }
};

} // namespace hinge
