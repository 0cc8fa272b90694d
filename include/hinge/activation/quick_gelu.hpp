// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/swish/forward.hpp>
#include <hinge/math/swish/slope.hpp>
#include <hinge/simd/evaluate.hpp>

namespace hinge {

/// quick_gelu(x) = x sigma(1.702 x), sigma(v) = 1 / (1 + e^-v): swish with beta = 1.702, to the bit.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -0, +inf -> +inf, NaN -> NaN, -0 -> -0; non-zero down to x = -63
///         (float), -441 (double). 1.702 is converted to the element type, as a parameter is.
/// Method  math/swish/.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Hendrycks and Gimpel 2016, arXiv:1606.08415, section 2, the sigmoid form of GELU.
struct quick_gelu {
    static constexpr std::string_view name = "quick_gelu";
    static constexpr accuracy claim{1.75, 1.95, 3, 4};

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::evaluate(forward<element_t<V>>(), x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return simd::evaluate(slope<element_t<V>>(), x);
    }
    template <class T, class Run>
    HINGE_INLINE void with_kernel(const Run& run) const {
        run(simd::kernel{forward<T>(), slope<T>()});
    }

private:
    static constexpr double beta = 1.702;

    template <class T>
    HINGE_INLINE static auto forward() noexcept {
        return math::swish::forward<T>(static_cast<T>(beta));
    }
    template <class T>
    HINGE_INLINE static auto slope() noexcept {
        return math::swish::slope<T>(static_cast<T>(beta));
    }
};

} // namespace hinge
