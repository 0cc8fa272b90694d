// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/exp/in_float.hpp>
#include <hinge/math/exp/of_double.hpp>
#include <hinge/math/exp/scaled.hpp>

/// x sigma(beta x) for any beta: swish, and quick_gelu. The bodies for T hold what they need of beta.
namespace hinge::inline HINGE_TARGET::math::swish {

/// What x is held to: beta x to [-left, right].
template <simd::scalar T>
struct bounds {
    T low, high;

    HINGE_INLINE bounds(T beta, T left, T right) noexcept
        : low((beta > 0 ? -left : right) / beta), high((beta > 0 ? right : -left) / beta) {}

    template <float_double_or_batch V>
    HINGE_INLINE V hold(const V& x) const noexcept {
        return simd::held(x, V(low), V(high));
    }
};

/// The betas for which x sigma(beta x) is 0 where beta x is -126, and beta^6 is a normal number.
HINGE_INLINE bool has_kernel_in_float(float beta) noexcept {
    const float size = simd::abs(beta);
    return size >= 0x1p-16f && size <= 0x1p16f;
}

template <simd::scalar T>
struct forward;

/// Method  (x / (h (1 + e^-v))) h, v = beta x, e^-v = s e^r, s = 2^k:
///         1 + s e^r = (1 + s) + (s (e^r - 1) + what 1 + s has lost).
///         Near 0 that leaves a bound of 1.5 ULP, where max(s, 1) + (s (e^r - 1) + min(s, 1)), which is
///         silu's, has one of 2: for beta 1 it stays 0.002 below.
///         beta is in the coefficients of e^r, so that nothing waits for r = beta R.
template <>
struct forward<float> {
    scaled_exponent<float> of;
    bounds<float> held;
    math::in_float::exp_coefficients rest;

    HINGE_INLINE explicit forward(float beta) noexcept
        : of(math::exponent_times(beta)), held(beta, 126, 30), rest(-beta) {}

    template <class To = float, float_value V>
    HINGE_INLINE V in_float(const V& x) const noexcept {
        using range = exponential_range<float, -30, 126, -60>; // of -v
        constexpr float h = range::one;
        const V y = held.hold(x);
        V exponent_bits;
        const V k = math::nearest_exponent<-1, range>(y, exponent_bits, of.log2_e);
        const V s = simd::times_two_to_low_bits(1.0f, exponent_bits);
        V d;
        if constexpr (std::is_same_v<To, bfloat16>) {
            const V r = simd::fma(k, V(of.ln2_hi + of.ln2_lo), y) * V(-of.scale);
            d = simd::fma(s, math::in_float::exp_reduced<1, To>(r, 1.0f), V(h));
        } else {
            const V r = of.plus_steps(y, k); // R
            const V expm1 = simd::fma(V(r * r), rest(r), V(r * V(-of.scale)));
            const V sum = s + V(h), lost = V(h) - (sum - s);
            d = sum + simd::fma(s, expm1, lost);
        }
        const V left = math::in_float::product_into_subnormals(simd::divide(y, d), V(h),
                                                               simd::copysign(V(0), x));
        return simd::select(k < V(-41), x, left);
    }
};

/// Method  (x / (h (1 + e^-v))) h; where |x| >= 1, h is taken into x first, so that nothing overflows
///         for a beta however small. Nothing is left of x e^-1379 for a beta of 2^-900 and more.
template <>
struct forward<double> {
    scaled_exponent<double> of;
    bounds<double> held;

    HINGE_INLINE explicit forward(double beta) noexcept
        : of(math::exponent_times(beta)), held(beta, 1379, 38) {}

    template <double_value V>
    HINGE_INLINE V of_double(const V& x) const noexcept {
        using range = exponential_range<double, -38, 1379, -967>; // of -v
        const V y = held.hold(x);
        const auto [k, power] = math::nearest_power_of_two<range>(y, V(-of.log2_e));
        const V rest = of.plus_steps(y, k);
        const math::of_double::exponential<V> e{
            power, math::of_double::expm1_reduced(V(rest * -of.scale))};
        const auto is_large = simd::abs(y) >= 1.0;
        const V q = simd::select(is_large, V(y * range::one), y) / e.plus(range::one);
        const V left = q * simd::select(is_large, V(1.0), V(range::one));
        return simd::select(k < -53.5, x, left);
    }
};

} // namespace hinge::inline HINGE_TARGET::math::swish
