// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/quick_gelu/bodies.hpp>
#include <hinge/simd/kernel.hpp>

namespace hinge {

/// quick_gelu(x) = x sigma(1.702 x), sigma(v) = 1 / (1 + e^-v): swish with beta = 1.702, to the bit;
/// derivative sigma(v) (1 + v sigma(-v)) at v = 1.702 x.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -0, +inf -> +inf, NaN -> NaN, -0 -> -0; non-zero down to x = -63
///         (float), -441 (double). 1.702 is converted to the element type, as a parameter is.
/// Method  math/swish/; floats from tables (math/quick_gelu/) where those are the faster, as the
///         derivative always is; doubles where tables are the faster.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Hendrycks and Gimpel 2016, arXiv:1606.08415, section 2, the sigmoid form of GELU.
struct quick_gelu {
    static constexpr std::string_view name = "quick_gelu";
    static constexpr accuracy claim{2, 1.75, 3, 4};
    // float, register tables: 1.9911 ULP at -0x1.6324d4p+4, derivative 1.5129 at -0x1.1cff24p-1
    // double, fma: 2.8358 ULP at -0x1.563131f09865cp+4, derivative 3.6280 at -0x1.5bfa6e8e7553ep+4
    // double, no fma: 1.8853 ULP at -0x1.711af8558b144p+6, derivative 3.8847 at -0x1.65cb80d2b1872p+7

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::evaluate(math::quick_gelu::forward<element_t<V>>{}, x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return simd::evaluate(math::quick_gelu::slope<element_t<V>>{}, x);
    }
    template <class T, class Run>
    HINGE_INLINE void with_kernel(const Run& run) const {
        run(simd::kernel{math::quick_gelu::forward<T>{}, math::quick_gelu::slope<T>{}});
    }
};

} // namespace hinge
