// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/leaky.hpp>

namespace hinge {

/// leaky_relu(x) = x > 0 ? x : negative_slope x; derivative x > 0 ? 1 : negative_slope.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input and every slope, negative ones and ones above 1 included. NaN -> NaN, for
///         the derivative too.
/// Method  one product, the slope being converted to the element type first.
/// Error   `claim`: correctly rounded.
/// Source  Maas et al. 2013, ICML workshop, "Rectifier nonlinearities improve neural network
///         acoustic models", eq. 2.
struct leaky_relu {
    static constexpr std::string_view name = "leaky_relu";
    static constexpr accuracy claim{0.5, 0, 0.5, 0};
    static constexpr bool is_short = true;

    double negative_slope = 0.01; ///< any; the slope for x <= 0

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return math::leaky(x, negative_slope);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return math::leaky_derivative(x, negative_slope);
    }
};

} // namespace hinge
