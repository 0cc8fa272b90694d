// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/double_double.hpp>
#include <hinge/simd/operations.hpp>

namespace hinge {

/// softsign(x) = x / (1 + |x|); derivative 1 / (1 + |x|)^2.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -1, +inf -> +1, NaN -> NaN, -0 -> -0; the derivative is non-zero up to
///         |x| = 2^74.5 (float), 2^537 (double).
/// Method  the formulas. The square takes in what rounding 1 + |x| lost, since that would count twice, and
///         is made 2^-2n times as large, or it would overflow before its reciprocal underflows. Of doubles without
///         fma that loss counts, as they may miss more than floats.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Turian et al. 2009, NODALIDA, "Quadratic features and deep architectures for chunking".
struct softsign {
    static constexpr std::string_view name = "softsign";
    static constexpr accuracy claim{1.5, 1.5, 1.5, 3.5};
    static constexpr bool is_short = true;
    // double, fma: 1.4957 ULP at -0x1.ffab2b03a652fp+8, derivative 1.4984 at 0x1.cf59627580a58p-15
    // double, no fma: 1.4957 ULP at -0x1.ffab2b03a652fp+8, derivative 3.4718 at -0x1.0020220c2f2b8p+53

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        constexpr auto limit = static_cast<element_t<V>>(float_value<V> ? 0x1p64 : 0x1p256);
        const V y = simd::held(x, V(-limit), V(limit)); // inf / inf would be NaN
        return simd::divide(y, V(V(1) + simd::abs(y)));
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        using T = element_t<V>;
        constexpr T scale = static_cast<T>(float_value<V> ? 0x1p-24 : 0x1p-100),
                    limit = static_cast<T>(float_value<V> ? 0x1p76 : 0x1p540);
        const V t = simd::at_most(simd::abs(x), V(limit)) * V(scale);
        const V larger = simd::at_least(t, V(scale)), smaller = simd::at_most(t, V(scale));
        return simd::divide(V(scale * scale), math::square_of_sum(larger, smaller));
    }
};

} // namespace hinge
