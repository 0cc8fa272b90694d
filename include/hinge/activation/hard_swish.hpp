// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/ramp.hpp>

namespace hinge {

/// hard_swish(x) = x (x + 3) / 6 for -3 < x < 3, 0 below, x above.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> 0, +inf -> +inf, NaN -> NaN, -0 -> -0; derivative 0 up to -3, 1 from
///         3 on, and (2 x + 3) / 6 in between, which crosses zero at -1.5.
/// Method  f: x times math/ramp.hpp held to 1; below -3 x is 0, so that nothing overflows. Doubles without fma
///         take a product with 1/6, for they may miss more than floats.
///         f': (x + 1.5) / 3, the sum being exact about -1.5, as a product with 1/3.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Howard et al. 2019, arXiv:1905.02244, section 5.2.
struct hard_swish {
    static constexpr std::string_view name = "hard_swish";
    static constexpr accuracy claim{1.88, 1.34, 2.5, 1.34};
    // float, no fma: 1.8715 ULP at 0x1.5f1a7cp+0, derivative 1.3333 at 0x1.00000cp-1
    // float, register tables: 1.4995 ULP at -0x1.7fec6ap+0, derivative 1.3333 at 0x1.00000cp-1
    // double, no fma: 2.4717 ULP at 0x1.fc1f9058992cp-41, derivative 1.3333 at 0x1.0000000000001p+0
    static constexpr bool is_short = true;

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        const V y = simd::keep_unless(x <= V(-3), x);
        constexpr auto instead =
            float_value<V> ? math::without_fma::division : math::without_fma::product;
        return y * simd::at_most(math::ramp<instead>(y), V(1));
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        const V slope = (x + V(1.5)) * V(element_t<V>(1) / element_t<V>(3));
        return simd::keep_unless(x <= V(-3), simd::select(x >= V(3), V(1), slope));
    }
};

} // namespace hinge
