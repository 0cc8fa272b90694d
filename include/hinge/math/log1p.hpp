// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/exp_fma.hpp>
#include <hinge/math/polynomial.hpp>

namespace hinge::inline HINGE_TARGET::math::f32 {

/// log(1 + e) / e for e in [0, 1].
///
/// Source  Sollya: fpminimax(log1p(x)/x, 9, [|D...|], [1b-60; 1], relative), error 2^-27.6.
template <double_value V>
HINGE_INLINE V log1p_ratio(const V& e) noexcept {
    return math::polynomial(e, 0x1.ffffffd7847c3p-1, -0x1.ffffbe845c48bp-2, 0x1.554c7f263e47fp-2,
                            -0x1.ff0f873bf9882p-3, 0x1.92f696a14885dp-3, -0x1.3975629880339p-3,
                            0x1.b253614f3601dp-4, -0x1.d29ccd0cd82a7p-5, 0x1.453f115a1d456p-6,
                            -0x1.a9336bff280bp-9);
}

} // namespace hinge::inline HINGE_TARGET::math::f32

namespace hinge::inline HINGE_TARGET::math::f64 {

/// log(1 + e) / e for e in [0, 1].
///
/// Method  s = e / (2 + e);  log(1 + e) = 2 atanh(s) = 2 (s + s^3 A(s^2));
///         divided by e:  u + u s^2 A(s^2), u = 2 / (2 + e).
/// Source  Sollya: s = sqrt(x); h = (log((1+s)/(1-s))/(2*s)-1)/x;
///         fpminimax(h, 10, [|D...|], [1b-40; 1/9], absolute), error 2^-61.9 of the result.
template <double_value V>
HINGE_INLINE V log1p_ratio(const V& e) noexcept {
    const V u = 2.0 / (e + 2.0);
    const V s = 0.5 * e * u;
    const V z = s * s;
    const V a = math::polynomial(z, 0x1.5555555555555p-2, 0x1.9999999999b13p-3,
                                 0x1.2492492483f12p-3, 0x1.c71c71ce0cbe4p-4, 0x1.745d16ae53f07p-4,
                                 0x1.3b13a6616eb38p-4, 0x1.1114a0bbc2084p-4, 0x1.e131045d3ee6p-5,
                                 0x1.b841f705a7ee6p-5, 0x1.42b0c302c79efp-5, 0x1.3295b98a832b2p-4);
    return simd::fma(u * z, a, u);
}

} // namespace hinge::inline HINGE_TARGET::math::f64

namespace hinge::inline HINGE_TARGET::math::f32_fma {

/// (log(1 + e) - e) / e^2 for e in [0, 1].
///
/// Source  Sollya: fpminimax(log1p(x), [|2,...,10|], [|SG...|], [2^-30;1], relative, x), error of
///         log(1 + e) 2^-27.5.
template <float_value V>
HINGE_INLINE V log1p_tail(const V& e) noexcept {
    return math::polynomial(e, -0x1.ffffd2p-2f, 0x1.554ddap-2f, -0x1.ff2556p-3f, 0x1.935568p-3f,
                            -0x1.3a6736p-3f, 0x1.b53c48p-4f, -0x1.d7efa8p-5f, 0x1.4a9226p-6f,
                            -0x1.b22adep-9f);
}

/// log(1 + e^x) = max(x, 0) + e + e^2 w(e), e = e^-|x|, w = log1p_tail.
template <float_value V>
HINGE_INLINE V softplus(const V& x) noexcept {
    constexpr int headroom = 32;
    constexpr float c = 0x1p-32f;
    V shifted;
    const V r = f32_fma::reduce<-1, headroom>(simd::at_most(simd::abs(x), V(104)), shifted);
    const V q = simd::fnma(simd::fnma(f32_fma::exp_tail<-1>(r, c), r, V(c)), r, V(c));
    const V e = q * simd::times_two_to_low_bits(1.0f, shifted);
    return simd::fma(V(e * e), f32_fma::log1p_tail(e), e) + simd::at_least(x, V(0));
}

} // namespace hinge::inline HINGE_TARGET::math::f32_fma
