// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/exp/in_float.hpp>

namespace hinge::inline HINGE_TARGET::math::in_float {

/// The rest of log(1 + e): (log(1 + e) - e) / e^2 for e in [0, 1].
///
/// Source  Sollya: fpminimax(log1p(x), [|2,...,10|], [|SG...|], [2^-30;1], relative, x), error of
///         log(1 + e) 2^-27.5.
template <float_value V>
HINGE_INLINE V log1p_rest(const V& e) noexcept {
    return math::polynomial(e, -0x1.ffffd2p-2f, 0x1.554ddap-2f, -0x1.ff2556p-3f, 0x1.935568p-3f,
                            -0x1.3a6736p-3f, 0x1.b53c48p-4f, -0x1.d7efa8p-5f, 0x1.4a9226p-6f,
                            -0x1.b22adep-9f);
}

/// log(1 + e^x) = max(x, 0) + e + e^2 w(e), e = e^-|x|, w = log1p_rest.
template <float_value V>
HINGE_INLINE V softplus(const V& x) noexcept {
    using range = exponential_range<float, -104, 0, 32>;
    constexpr float c = range::take_back;
    V exponent_bits;
    const V t = simd::at_most(simd::abs(x), V(104));
    const V r = in_float::reduce<-1, range>(t, exponent_bits);
    const V q = simd::fnma(simd::fnma(in_float::exp_rest<-1>(r, c), r, V(c)), r, V(c));
    const V e =
        in_float::product_into_subnormals(q, simd::times_two_to_low_bits(1.0f, exponent_bits));
    return simd::fma(in_float::product_into_subnormals(e, e), in_float::log1p_rest(e), e) +
           simd::at_least(x, V(0));
}

} // namespace hinge::inline HINGE_TARGET::math::in_float
