// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/elu/bodies.hpp>
#include <hinge/simd/kernel.hpp>

namespace hinge {

/// elu(x) = x > 0 ? x : alpha (e^x - 1); derivative x > 0 ? 1 : alpha e^x.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input and every alpha, 0 and negative ones included. -inf -> -alpha, +inf -> +inf,
///         NaN -> NaN, -0 -> -0 (alpha > 0); derivative alpha at 0, the left one.
/// Method  math/elu/ with scale 1: e^x - 1 has its own reduction, so nothing cancels near 0.
///         Float, for ordinary alphas: the exponential in float.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Clevert et al. 2015, arXiv:1511.07289, eq. 15.
struct elu {
    static constexpr std::string_view name = "elu";
    static constexpr accuracy claim{1.02, 1.17, 2.4, 1.2};
    // float, no fma: 1.0098 ULP at -0x1.236876p-2, derivative 1.1671 at -0x1.337ad4p+5
    // float, register tables: 0.9449 ULP at -0x1.950c58p-2, derivative 0.8913 at -0x1.765026p+2
    // double, fma: 1.1590 ULP at -0x1.8e4bbabc2bd14p-2, derivative 1.0062 at -0x1.b70e96a488a4bp+8

    double alpha = 1.0; ///< any; f(-inf) is -alpha

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        const math::elu::forward f{parameter<element_t<V>>()};
        return simd::evaluate_either(has_kernel(), f, simd::of_double_only{f}, x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        const math::elu::slope f{parameter<element_t<V>>()};
        return simd::evaluate_either(has_kernel(), f, simd::of_double_only{f}, x);
    }
    template <class T, class Run>
    HINGE_INLINE void with_kernel(const Run& run) const {
        const math::elu::forward f{parameter<T>()};
        const math::elu::slope d{parameter<T>()};
        simd::run_either<T>(has_kernel(), simd::kernel{f, d},
                            simd::kernel{simd::of_double_only{f}, simd::of_double_only{d}}, run);
    }

private:
    /// alpha as the element type has it.
    template <simd::scalar T>
    HINGE_INLINE double parameter() const noexcept {
        return static_cast<double>(static_cast<T>(alpha));
    }
    /// Whether floats have a kernel in float; others run the one for doubles.
    HINGE_INLINE bool has_kernel() const noexcept {
        return math::in_float::elu_takes(static_cast<float>(alpha));
    }
};

} // namespace hinge
