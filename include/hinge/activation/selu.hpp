// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/elu/in_float.hpp>
#include <hinge/math/elu/of_double.hpp>
#include <hinge/simd/kernel.hpp>

namespace hinge {

/// selu(x) = scale (x > 0 ? x : alpha (e^x - 1)), with the one alpha and scale that keep mean 0 and
/// variance 1; derivative x > 0 ? scale : scale alpha e^x.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -scale alpha, +inf -> +inf, NaN -> NaN, -0 -> -0; derivative scale
///         alpha at 0, the left one.
/// Method  math/elu/; the product scale alpha is one constant, rounded once. Float: the
///         exponential in float.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Klambauer et al. 2017, arXiv:1706.02515, eq. 2.
struct selu {
    static constexpr std::string_view name = "selu";
    static constexpr accuracy claim{1.93, 1.95, 2.4, 1.5};
    // float, no fma: 1.9211 ULP at -0x1.3880b8p-3, derivative 1.9445 at -0x1.52cfecp+1
    // float, register tables: 1.8625 ULP at -0x1.2dc142p-3, derivative 1.8204 at -0x1.f20a38p+5
    // double, fma: 1.7695 ULP at -0x1.55bfb6acd827p-2, derivative 0.9666 at -0x1.29b97077522d8p+3

    static constexpr double alpha = 1.6732632423543772848170429916717; ///< f(-inf) is -scale alpha
    static constexpr double scale = 1.0507009873554804934193349852946; ///< the slope for x > 0

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::evaluate(forward{}, x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return simd::evaluate(slope{}, x);
    }
    template <class T, class Run>
    HINGE_INLINE void with_kernel(const Run& run) const {
        run(simd::kernel{forward{}, slope{}});
    }

private:
    static constexpr double scale_alpha = 1.7580993408473768599402175208123;

    struct forward {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            return math::in_float::elu<To>(x, static_cast<float>(scale_alpha),
                                           static_cast<float>(scale - 1));
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            return math::of_double::elu(x, scale_alpha, scale);
        }
    };
    struct slope {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            return math::in_float::elu_derivative<To>(x, static_cast<float>(scale_alpha),
                                                      static_cast<float>(scale));
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            return math::of_double::elu_derivative(x, scale_alpha, scale);
        }
    };
};

} // namespace hinge
