// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/simd/operations.hpp>

namespace hinge {

/// squared_relu(x) = relu(x)^2.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. NaN -> NaN, for the derivative too; +0 for both signs of 0; +inf where x^2 is
///         beyond the largest number; derivative 2 relu(x), 0 at 0.
/// Method  f: x held to [0, inf] by a maximum; the -0 that this lets pass is +0 squared.
/// Error   `claim`: correctly rounded.
/// Source  So et al. 2021, arXiv:2109.08668.
struct squared_relu {
    static constexpr std::string_view name = "squared_relu";
    static constexpr accuracy claim{0.5, 0, 0.5, 0};
    static constexpr bool is_short = true;

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        const V y = simd::at_least(x, V(0));
        return y * y;
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        const V y = simd::keep_unless(x <= V(0), x);
        return y + y;
    }
};

} // namespace hinge
