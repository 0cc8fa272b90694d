// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/ramp.hpp>
#include <hinge/math/where.hpp>

namespace hinge {

/// hard_sigmoid(x) = (x + 3) / 6 held to [0, 1].
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> 0, +inf -> 1, NaN -> NaN; derivative 1/6 for -3 < x < 3, else 0.
/// Method  math/ramp.hpp, then held to [0, 1].
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Howard et al. 2019, arXiv:1905.02244, section 5.2.
struct hard_sigmoid {
    static constexpr std::string_view name = "hard_sigmoid";
    static constexpr accuracy claim{1.34, 0.34, 1.34, 0.34};
    // float, no fma: 1.3333 ULP at 0x1.0a800cp+0, derivative 0.3333 at 0x0p+0
    // float, register tables: 0.6667 ULP at 0x1.018p+0, derivative 0.3333 at 0x0p+0
    static constexpr bool is_short = true;

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::held(math::ramp<math::without_fma::product>(x), V(0), V(1));
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        using T = element_t<V>;
        return math::if_inside(x, V(3), V(T(1) / T(6)));
    }
};

} // namespace hinge
