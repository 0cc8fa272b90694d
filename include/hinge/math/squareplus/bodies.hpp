// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/exp/in_float.hpp>

/// The bodies of squareplus for b = 4, in float. With X = |x| / 2, R = sqrt(X^2 + 1) and s = X + R: f(|x|) is s, f(-|x|) is
/// 1 / s, f'(-|x|) is 1 / (1 + s^2), or 1 / (2 (X R + R^2)). The quotients get what rounding their denominators
/// took away.
namespace hinge::inline HINGE_TARGET::math::squareplus {

/// X^2 + one^2 - R^2, what the square of the rounded R lacks, as exactly as counts for X up to some `one`.
template <float_value V>
HINGE_INLINE V residual(const V& x, const V& r, float one) noexcept {
    if constexpr (HINGE_HAS_FMA) return simd::fma(x, x, simd::fnma(r, r, V(one * one)));
    return simd::fma(x, x, simd::product(V(V(one) - r), V(V(one) + r)));
}

struct forward {
    template <float_value V>
    HINGE_INLINE static V in_float(const V& x) noexcept {
        const V t = simd::abs(x), held = simd::at_most(V(t * V(0.5f)), V(0x1p60f));
        const V r = simd::sqrt(simd::fma(held, held, V(1))), sum = held + r;
        const V right = simd::at_least(sum, t), q = simd::divide(V(1), right);
        // R lacks its residual / (2R), and q is near 1 / R where that counts.
        const V half = squareplus::residual(held, r, 1.0f) * V(0.5f);
        const V lo = simd::fma(half, q, V(held - (sum - r)));
        return simd::select(x < V(0), simd::fnma(V(q * lo), q, q), right);
    }
};

struct slope {
    template <float_value V>
    HINGE_INLINE static V in_float(const V& x) noexcept {
        constexpr float one = 0x1p-32f; // so that s^2 does not overflow
        const V held = simd::at_most(simd::abs(x), V(0x1p76f)) * V(one / 2);
        V numerator(one * one);
        double_double<V> d; // 1 + s^2, or half of it
        if constexpr (HINGE_HAS_FMA) {
            const auto square = math::sum_with_product(held, held, V(one * one));
            d = math::sum_with_product(held, simd::sqrt(square.hi), square.hi);
            d.lo = d.lo + square.lo;
            numerator = V(one * one / 2);
        } else {
            const V r = simd::sqrt(simd::fma(held, held, V(one * one)));
            const V s = held + r, s_lo = held - (s - r);
            const V upper = math::split(s).hi, square = simd::product(upper, upper); // exact
            const V rest = simd::fma(V((s - upper) + s_lo), V(upper + s), V(one * one));
            d.hi = square + rest;
            // By the residual s^2 is off by s / R times as much, between 1 and 2.
            d.lo = (rest - (d.hi - square)) + squareplus::residual(held, r, one);
        }
        const V q = simd::divide(V(1), d.hi);
        const V left =
            math::in_float::product_into_subnormals(simd::fnma(V(q * d.lo), q, q), numerator);
        return simd::select(x < V(0), left, V(V(1) - left));
    }
};

} // namespace hinge::inline HINGE_TARGET::math::squareplus
