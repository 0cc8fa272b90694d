// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/simd/operations.hpp>

namespace hinge {

/// identity(x) = x; derivative 1.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. NaN -> NaN, for the derivative too.
/// Method  backward(x, dy) is dy, or the NaN of x: no product.
/// Error   `claim`: exact.
/// Source  the definition.
struct identity {
    static constexpr std::string_view name = "identity";
    static constexpr accuracy claim{0, 0, 0, 0};
    static constexpr bool is_short = true;
    static constexpr bool is_selection = true;
    static constexpr bool has_step_slope = true;

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return x;
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return simd::with_nan_of(x, V(1));
    }
    template <float_double_or_batch V>
    HINGE_INLINE V backward(V x, V dy) const noexcept {
        return simd::with_nan_of(x, dy);
    }
};

} // namespace hinge
