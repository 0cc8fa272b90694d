// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/where.hpp>

namespace hinge {

/// hard_tanh(x) = x held to [min, max].
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input, min <= max. -inf -> min, +inf -> max, NaN -> NaN, for the derivative too; a
///         zero inside keeps its sign; derivative 1 strictly inside, else 0.
///         backward(x, dy) is a selection, not a product: outside it gives +0 for an infinite dy too.
/// Method  the bounds are converted to the element type first.
/// Error   `claim`: exact.
/// Source  Collobert 2004, thesis, University of Paris 6, "Large scale machine learning".
struct hard_tanh {
    static constexpr std::string_view name = "hard_tanh";
    static constexpr accuracy claim{0, 0, 0, 0};
    static constexpr bool is_short = true;
    static constexpr bool has_step_slope = true;

    double min = -1.0; ///< at most max; may be -inf
    double max = 1.0;  ///< may be inf

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        using T = element_t<V>;
        return simd::held(x, V(static_cast<T>(min)), V(static_cast<T>(max)));
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return backward(x, V(1));
    }
    template <float_double_or_batch V>
    HINGE_INLINE V backward(V x, V dy) const noexcept {
        using T = element_t<V>;
        return math::if_between(x, V(static_cast<T>(min)), V(static_cast<T>(max)), dy);
    }
};

} // namespace hinge
