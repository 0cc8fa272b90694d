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
    static constexpr accuracy claim{2, 1.8, 2.5, 4};

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
            const V d = math::f64::exp(V(-y), -headroom).plus(inv_h);
            return simd::select(x > high, x, V(y / d * inv_h));
        }
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        if constexpr (float_value<V>) {
            if constexpr (HINGE_HAS_FMA) {
                return math::f32_fma::derivative_in_pieces<math::f32_fma::silu_slope_pieces>(x);
            } else {
                return simd::in_double(x, [](auto v) HINGE_INLINE_LAMBDA {
                    const auto y = simd::at_most(simd::at_least(v, -math::f32::exp_limit), high);
                    const auto w = (y - root) - root_lo;
                    return math::f32::logistic_slope(w, w, inv_e0);
                });
            }
        } else {
            const V y = simd::at_least(x, -low);
            const V turns = simd::fma(y, math::log2_e, -root * math::log2_e);
            const auto [k, power] =
                math::f64::nearest_power_of_two(turns, math::f64::slope_headroom);
            const V k_ln2 = simd::fma(k, math::f64::ln2_hi, root_on_grid); // exact
            const V r = ((y - k_ln2) - simd::fma(k, math::f64::ln2_lo, root_off_grid)) - root_rest;
            const V w = simd::fma(k, ln2, r);
            const math::f64::exp_parts<V> f{power, math::f64::expm1_reduced(r)};
            const V numerator =
                math::product_plus(w, V(inv_e0 * math::f64::slope_h), f.plus(-math::f64::slope_h));
            const V slope = math::f64::logistic_slope(f, numerator, inv_e0_hi, inv_e0_lo);
            return math::f64::exact_slope(x, slope, high);
        }
    }

private:
    static constexpr double root = -0x1.474973c84120bp+0, root_lo = -0x1.f8d74bc9ac154p-54;
    static constexpr double inv_e0 = 0x1.cba9de5920a28p+1; // e^-root
    // For double: the root in three parts, the first a multiple of 2^-42 like k ln2_hi, so that their
    // sum is exact; e^-root in two.
    static constexpr double root_on_grid = -0x1.474973c841400p+0,
                            root_off_grid = 0x1.f481ca2d0d950p-44,
                            root_rest = -0x1.54512940602eap-98;
    static constexpr double inv_e0_hi = 0x1.cba0000000000p+1, inv_e0_lo = 0x1.3bcb24144ffffp-12;
    static constexpr double ln2 = 0x1.62e42fefa39efp-1;
    static constexpr int headroom = 100;
    static constexpr double inv_h = 0x1p-100;
    // Below -low the function rounds to 0 as double; above high its derivative is 1.
    static constexpr double low = 760.0, high = 60.0;
};

} // namespace hinge
