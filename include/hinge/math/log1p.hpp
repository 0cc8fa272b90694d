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
/// Source  Sollya: prec = 300;
///         fpminimax(log1p(x)/x, 20, [|D...|], [1b-60; 1], relative), error 2^-56.5.
template <double_value V>
HINGE_INLINE V log1p_ratio(const V& e) noexcept {
    const V e2 = e * e;
    return math::polynomial_in_fours(
        e, e2, V(e2 * e2), 1.0, -0x1.fffffffffff9ap-2, 0x1.5555555550de2p-2, -0x1.fffffffdc61d4p-3,
        0x1.9999995088b25p-3, -0x1.55554fa78de32p-3, 0x1.2491fde6d8ab6p-3, -0x1.fffa7d7616afbp-4,
        0x1.c6f65847d02a1p-4, -0x1.98d1463aa0a29p-4, 0x1.7129b5dc5d145p-4, -0x1.4af772d1b0fc4p-4,
        0x1.2018fdd249235p-4, -0x1.d6d110f5a424bp-5, 0x1.5a3c8507794dap-5, -0x1.b5a5de70b9c71p-6,
        0x1.c4bc7d592712dp-7, -0x1.6a8a60b954deep-8, 0x1.a14c6211d5e3fp-10, -0x1.3111a5c74533dp-12,
        0x1.a79a0e4ce564p-16);
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
    const V e = f32_fma::product_into_subnormals(q, simd::times_two_to_low_bits(1.0f, shifted));
    return simd::fma(f32_fma::product_into_subnormals(e, e), f32_fma::log1p_tail(e), e) +
           simd::at_least(x, V(0));
}

} // namespace hinge::inline HINGE_TARGET::math::f32_fma
