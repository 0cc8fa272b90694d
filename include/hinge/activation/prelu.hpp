// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/leaky.hpp>

namespace hinge {

/// prelu(x) = x > 0 ? x : slope x, the slope being learned; derivative x > 0 ? 1 : slope.
///
/// Shape   V is float, double or a batch of them; the result has the same type. One slope for all
///         elements; channels.hpp has calls with one for each channel, and the slope's own gradient.
/// Domain  every input and every slope, negative ones and ones above 1 included. NaN -> NaN, for
///         the derivative too.
/// Method  one product, the slope being converted to the element type first.
/// Error   `claim`: correctly rounded.
/// Source  He et al. 2015, arXiv:1502.01852, eq. 1.
struct prelu {
    static constexpr std::string_view name = "prelu";
    static constexpr accuracy claim{0.5, 0, 0.5, 0};
    static constexpr bool is_short = true;

    double slope = 0.25; ///< any; the slope for x <= 0

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return math::leaky(x, slope);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return math::leaky_derivative(x, slope);
    }
};

} // namespace hinge
