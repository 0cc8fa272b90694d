// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/normal.hpp>
#include <hinge/simd/convert.hpp>

namespace hinge {

/// gelu(x) = x Phi(x), Phi being the distribution function of the standard normal: the erf form.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -0, +inf -> +inf, NaN -> NaN, -0 -> -0; non-zero down to x = -14.3
///         (float), -38.5 (double).
/// Method  t = |x|, Q(t) = Phi(-t):
///         forward:     x >= 0: x (1 - Q(t)) = x - t Q(t)      x < 0: -t Q(t) = -0 - t Q(t)
///         derivative:  x >= 0: 1 - (Q(t) - t phi(t))          x < 0: Q(t) - t phi(t).
///         Float with fused multiply-add: t Q(t) and Q(t) - t phi(t) in pieces (math/pieces.hpp).
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Hendrycks and Gimpel 2016, arXiv:1606.08415, section 2.
struct gelu {
    static constexpr std::string_view name = "gelu";
    static constexpr accuracy claim{1.53, 2, 4, 3.8};

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        if constexpr (float_value<V>) {
            if constexpr (HINGE_HAS_FMA) {
                return math::f32_fma::forward_in_pieces<math::f32_fma::gelu_pieces>(x);
            } else {
                return simd::in_double(x, [](auto v) HINGE_INLINE_LAMBDA {
                    const auto t = simd::at_most(simd::abs(v), math::f32::normal_limit);
                    return simd::fnma(t, math::f32::normal_tail(t), math::relu_with_sign(v));
                });
            }
        } else {
            const V t = simd::at_most(simd::abs(x), math::f64::normal_limit);
            const auto [value, power] = math::f64::normal_tail(t);
            return simd::fnma(value, t * power, math::relu_with_sign(x));
        }
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        if constexpr (float_value<V>) {
            if constexpr (HINGE_HAS_FMA) {
                return math::f32_fma::derivative_in_pieces<math::f32_fma::gelu_slope_pieces>(x);
            } else {
                return simd::in_double(x, [](auto v) HINGE_INLINE_LAMBDA {
                    const auto t = simd::at_most(simd::abs(v), math::f32::normal_limit);
                    const auto e = math::f32::gaussian(t), s = math::f32::slope_over_gaussian(t);
                    return simd::select(v < 0.0, e * s, simd::fnma(e, s, 1.0));
                });
            }
        } else {
            const V t = simd::at_most(simd::abs(x), math::f64::normal_limit);
            const auto [value, power] = math::f64::slope_over_distance(t);
            const V d = ((math::gelu_root - t) + math::gelu_root_lo) * power;
            const auto left = x < 0.0;
            const V slope =
                simd::fma(value, simd::select(left, d, V(-d)), simd::select(left, V(-0.0), 1.0));
            return simd::select(x == 0.0, V(0.5), slope); // exactly: rounding may miss it
        }
    }
};

} // namespace hinge
