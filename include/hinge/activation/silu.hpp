// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/logistic.hpp>
#include <hinge/simd/convert.hpp>

namespace hinge {

/// silu(x) = x sigma(x), sigma(x) = 1 / (1 + e^-x); also called swish.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -0, +inf -> +inf, NaN -> NaN, -0 -> -0; non-zero down to x = -108
///         (float), -751 (double).
/// Method  math/logistic.hpp with v = x; derivative: its slope about the root x0, w = g = x - x0.
///         Float with fused multiply-add: e^-x in float, and the derivative in pieces (math/pieces.hpp).
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Elfwing et al. 2017, arXiv:1702.03118, eq. 1; Ramachandran et al. 2017,
///         arXiv:1710.05941.
struct silu {
    static constexpr std::string_view name = "silu";
    static constexpr accuracy claim{2, 1.8, 3, 5};

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        if constexpr (float_value<V>) {
            if constexpr (HINGE_HAS_FMA) {
                return math::f32_fma::times_logistic(x);
            } else {
                return simd::in_double(x, [](auto v) HINGE_INLINE_LAMBDA {
                    const auto y = simd::at_least(v, -math::f32::exp_limit);
                    return math::f32::times_logistic(y, simd::at_most(y, math::f32::exp_limit));
                });
            }
        } else {
            const V y = simd::at_least(x, -low);
            return math::f64::times_logistic(y, math::double_double<V>{simd::at_most(y, low)});
        }
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        if constexpr (float_value<V>) {
            const auto exact = [](auto v) HINGE_INLINE_LAMBDA {
                const auto y = simd::at_most(simd::at_least(v, -math::f32::exp_limit), high);
                const auto w = (y - root) - root_lo;
                return math::f32::logistic_slope(w, w, inv_e0);
            };
            if constexpr (HINGE_HAS_FMA) {
                return math::f32_fma::derivative_in_pieces<math::f32_fma::silu_slope_pieces>(x,
                                                                                             exact);
            } else {
                return simd::in_double(x, exact);
            }
        } else {
            using dd = math::double_double<V>;
            const dd w = dd{simd::at_least(x, -low)} + dd{V(-root), V(-root_lo)};
            return math::f64::exact_slope(x, math::f64::logistic_slope(w, w, inv_e0), high);
        }
    }

private:
    static constexpr double root = -0x1.474973c84120bp+0, root_lo = -0x1.f8d74bc9ac154p-54;
    static constexpr double inv_e0 = 0x1.cba9de5920a28p+1; // e^-root
    // Below -low the function rounds to 0 as double; above high its derivative is 1.
    static constexpr double low = 760.0, high = 60.0;
};

} // namespace hinge
