// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/quotient.hpp>

namespace hinge {

/// hard_swish(x) = x (x + 3) / 6 for -3 < x < 3, 0 below, x above.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> 0, +inf -> +inf, NaN -> NaN, -0 -> -0; derivative 0 up to -3, 1 from
///         3 on, and (2 x + 3) / 6 in between, which crosses zero at -1.5.
/// Method  f: x times (x + 3) / 6, which is 1 from 3 on; below -3 x is 0, so that nothing overflows.
///         f': (x + 1.5) / 3; the sum is exact about -1.5.
/// Error   `claim`: three roundings and two, that of math/quotient.hpp being correct.
/// Source  Howard et al. 2019, arXiv:1905.02244, section 5.2.
struct hard_swish {
    static constexpr std::string_view name = "hard_swish";
    static constexpr accuracy claim{1.88, 1.01, 1.88, 1.01};
    static constexpr bool is_short = true;

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        const V y = simd::select(x <= V(-3), V(0), x);
        return y * math::quotient<6>(simd::at_most(V(y + V(3)), V(6)));
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        const V slope = math::quotient<3>(V(x + V(1.5)));
        return simd::select(x <= V(-3), V(0), simd::select(x >= V(3), V(1), slope));
    }
};

} // namespace hinge
