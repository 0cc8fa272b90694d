// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/elu.hpp>
#include <hinge/simd/convert.hpp>

namespace hinge {

/// elu(x) = x > 0 ? x : alpha (e^x - 1).
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input and every alpha, 0 and negative ones included. -inf -> -alpha, +inf -> +inf,
///         NaN -> NaN, -0 -> -0 (alpha > 0); derivative alpha at 0, the left one.
/// Method  math/elu.hpp with scale 1: e^x - 1 has its own reduction, so nothing cancels near 0.
///         Float with fused multiply-add, for ordinary alphas: the exponential in float.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Clevert et al. 2015, arXiv:1511.07289, eq. 15.
struct elu {
    static constexpr std::string_view name = "elu";
    static constexpr accuracy claim{0.95, 0.9, 2.4, 1.3};

    double alpha = 1.0;

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        if constexpr (float_value<V>) {
            const float a = static_cast<float>(alpha);
            if (evaluates_in_float()) return math::f32_fma::elu(x, a, 0);
            return simd::in_double_out_of_line(
                x, [=](auto v) HINGE_INLINE_LAMBDA { return math::f32::elu(v, a, 1.0); });
        } else {
            return math::f64::elu(x, alpha, 1.0);
        }
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        if constexpr (float_value<V>) {
            const float a = static_cast<float>(alpha);
            if (evaluates_in_float()) return math::f32_fma::elu_derivative(x, a, 1);
            return simd::in_double_out_of_line(x, [=](auto v) HINGE_INLINE_LAMBDA {
                return math::f32::elu_derivative(v, a, 1.0);
            });
        } else {
            return math::f64::elu_derivative(x, alpha, 1.0);
        }
    }
    /// Whether float calls have these parameters evaluated in float; others take twice to three times
    /// the time, in double.
    HINGE_INLINE bool evaluates_in_float() const noexcept {
        return HINGE_HAS_FMA && math::f32_fma::elu_takes(static_cast<float>(alpha));
    }
};

} // namespace hinge
