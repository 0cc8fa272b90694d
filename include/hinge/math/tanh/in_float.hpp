// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/exponent.hpp>
#include <hinge/math/polynomial.hpp>

namespace hinge::inline HINGE_TARGET::math::in_float {

/// tanh x, where there is fused multiply-add: k ln(2)/2 must not be rounded.
///
/// Method  t = |x| = y + k ln(2)/2, s = 2^-k, T = tanh y, u = 1 - T:  tanh t = n / d,
///         n = T + (1 - s)/2 u    d = n + s u
///         d has the error of n, which hardly counts then where the result is next to 1 (d by itself:
///         2.50 ULP). k is rounded so that -0.092 <= y <= 0.2555: k is 0 up to t = 1/4, where the
///         result is T, and 1 up to a result of 1/2, whose ulp is then that of the larger numbers
///         (-ln(2)/4 <= y <= ln(2)/4: 2.33 ULP).
/// Source  Sollya: fpminimax(tanh(x), [|3,5,7|], [|SG...|], [1b-20; 0.2554], relative, x),
///         error 2^-28.1.
template <float_value V>
HINGE_INLINE V tanh(const V& x) noexcept {
    using range = exponential_range<float, -20, 0>; // of -2t
    constexpr float bias = 0.0822f, half_ln2 = static_cast<float>(ln2 / 2);
    V exponent_bits;
    const V t = simd::at_most(simd::abs(x), V(9.5f));
    const V k = math::nearest_exponent<-2, range>(V(t - V(bias)), exponent_bits);
    const V y = simd::fma(k, V(half_ln2), t), y2 = y * y;
    const V q = math::polynomial(y2, -0x1.55550ep-2f, 0x1.10dd1ap-3f, -0x1.a46b92p-5f);
    const V tanh_y = simd::fma(V(y * y2), q, y), u = V(1) - tanh_y;
    const V s = simd::times_two_to_low_bits(1.0f, exponent_bits);
    const V n = simd::fma(simd::fnma(s, V(0.5f), V(0.5f)), u, tanh_y);
    return simd::with_sign_of(x, simd::divide(n, simd::fma(s, u, n)));
}

} // namespace hinge::inline HINGE_TARGET::math::in_float
