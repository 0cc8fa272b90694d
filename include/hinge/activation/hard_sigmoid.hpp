// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/held.hpp>
#include <hinge/math/quotient.hpp>

namespace hinge {

/// hard_sigmoid(x) = (x + 3) / 6 held to [0, 1].
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> 0, +inf -> 1, NaN -> NaN; derivative 1/6 for -3 < x < 3, else 0.
/// Method  x + 3, which is exact near -3, held to [0, 6], then math/quotient.hpp.
/// Error   `claim`: two roundings, the second correct.
/// Source  Howard et al. 2019, arXiv:1905.02244, section 5.2.
struct hard_sigmoid {
    static constexpr std::string_view name = "hard_sigmoid";
    static constexpr accuracy claim{1.01, 0.34, 1.01, 0.34};
    static constexpr bool is_short = true;

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return math::quotient<6>(math::held(V(x + V(3)), V(0), V(6)));
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        using T = element_t<V>;
        return math::if_between(x, V(-3), V(3), V(T(1) / T(6)));
    }
};

} // namespace hinge
