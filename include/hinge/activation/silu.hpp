// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/silu/bodies.hpp>
#include <hinge/simd/kernel.hpp>

namespace hinge {

/// silu(x) = x sigma(x), sigma(x) = 1 / (1 + e^-x), also called swish; derivative
/// sigma(x) (1 + x sigma(-x)).
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -0, +inf -> +inf, NaN -> NaN, -0 -> -0; non-zero down to x = -108
///         (float), -751 (double).
/// Method  math/silu/. Derivative: the slope of math/logistic/ about the root x0, w = g = x - x0.
///         Float: e^-x in float, or from a table (math/piecewise/) where that is faster, as the
///         derivative always is; that of doubles where tables are the faster.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Elfwing et al. 2017, arXiv:1702.03118, eq. 1; Ramachandran et al. 2017,
///         arXiv:1710.05941.
struct silu {
    static constexpr std::string_view name = "silu";
    static constexpr accuracy claim{2, 1.85, 2.5, 4};
    // float, no fma: 1.4019 ULP at -0x1.39ef4ep+4, derivative 1.8433 at -0x1.48642p+0
    // float, register tables: 1.9980 ULP at -0x1.0007fcp-11, derivative 1.7659 at -0x1.096b3ep+0
    // double, no fma: 2.1958 ULP at -0x1.232599216031cp+5, derivative 3.7345 at -0x1.1e5dbf7034152p+9
    // double, fma: 2.4280 ULP at -0x1.2321aae1d7fep+5, derivative 3.5284 at -0x1.533c0a1e7b2b5p+3

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::evaluate(math::silu::forward{}, x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return simd::evaluate(math::silu::slope{}, x);
    }
    template <class T, class Run>
    HINGE_INLINE void with_kernel(const Run& run) const {
        run(simd::kernel{math::silu::forward{}, math::silu::slope{}});
    }
};

} // namespace hinge
