// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/double_double.hpp>
#include <hinge/math/polynomial.hpp>

/// The exponential in float itself, for ISAs with fused multiply-add: half the work of math::f32,
/// within 2 ULP.
///
/// Exponent headroom: 2^k is built as 2^(k + Headroom), Headroom being folded into the constant that
/// rounds to an integer, so that it costs nothing; what it adds is taken away by coefficients or
/// cancels in a quotient. So k may pass what a float can hold, and where a result is subnormal the
/// last operation makes it so and rounds once. Clamping the argument is all there is for range.
/// 2^k enters by a multiplication, never by adding to a result's encoding: a NaN would become a
/// number.
namespace hinge::inline HINGE_TARGET::math::f32_fma {

/// a b where that may be subnormal; `zero` has its sign where it may be 0. Zen 4 makes an fma's result
/// subnormal at no cost, a product's at one of 2 to 20 cycles (silu at -100, AVX-512, ns per element:
/// product 0.58, fma 0.27; where nothing is subnormal 0.27). Compilers do not turn it back into
/// a product, unless zero is a constant -0.
template <float_value V>
HINGE_INLINE V product_into_subnormals(const V& a, const std::type_identity_t<V>& b,
                                       const std::type_identity_t<V>& zero = V(0)) noexcept {
    return simd::fma(a, b, zero);
}

inline constexpr float ln2_hi = 0x1.62e430p-1f, ln2_lo = -0x1.05c610p-29f;

/// k, the nearest integer to Sign y log2(e); the low bits of `shifted` become k + Headroom + 127, for
/// simd::times_two_to_low_bits. (A struct of both is stored to memory by g++.)
template <int Sign, int Headroom, float_value V>
HINGE_INLINE V nearest_exponent(const V& y, V& shifted) noexcept {
    constexpr float log2_e = 0x1.715476p0f, shifter = 0x1.8p23f + Headroom + 127;
    shifted = simd::fma(y, V(Sign * log2_e), V(shifter));
    return shifted - V(shifter);
}

/// r, |r| <= 0.3466, of e^y (Sign 1) or e^-y (Sign -1) = 2^k e^(Sign r), and k in `shifted` as above.
///
/// Method  r = y - k ln 2 (or y + k ln 2) in two steps: k ln2_hi is exact in the first one's fma, the
///         second rounds once, 2^-26 absolute.
template <int Sign, int Headroom, float_value V>
HINGE_INLINE V reduce(const V& y, V& shifted) noexcept {
    const V k = f32_fma::nearest_exponent<Sign, Headroom>(y, shifted);
    return simd::fma(k, V(-Sign * ln2_lo), simd::fma(k, V(-Sign * ln2_hi), y));
}

/// scale (e^(Sign r) - 1 - Sign r) / r^2.
///
/// Source  Sollya: fpminimax(exp(x), [|2,...,6|], [|SG...|], [-0.3466;0.3466], relative, 1+x),
///         error of e^r 2^-28.2.
template <int Sign, float_value V>
HINGE_INLINE V exp_tail(const V& r, float scale) noexcept {
    return math::polynomial(r, scale * 0x1.fffffap-2f, Sign * scale * 0x1.555492p-3f,
                            scale * 0x1.555a26p-5f, Sign * scale * 0x1.12397ep-7f,
                            scale * 0x1.694c8ep-10f);
}
/// (e^r - 1 - r) / r^2, for e^r - 1.
///
/// Source  Sollya: fpminimax(expm1(x), [|2,...,6|], [|SG...|], [-0.3466;0.3466], relative, x),
///         error of e^r - 1 2^-26.1.
template <float_value V>
HINGE_INLINE V expm1_tail(const V& r) noexcept {
    return math::polynomial(r, 0x1.fffffep-2f, 0x1.5554bp-3f, 0x1.555716p-5f, 0x1.122792p-7f,
                            0x1.6b734ap-10f);
}

/// factor e^-y, 0 <= y <= 110 and |factor| in [2^-40, 2^40], for tails: twice the work of the above,
/// as both are in two parts. It rounds last where it multiplies by 2^k, into the subnormals too.
template <float_value V>
HINGE_INLINE V times_exp_of_minus(const double_double<V>& factor,
                                  const double_double<V>& y) noexcept {
    constexpr int headroom = 60;
    V shifted;
    const V k = f32_fma::nearest_exponent<-1, headroom>(y.hi, shifted);
    const V r = simd::fma(k, V(ln2_hi), y.hi) + simd::fma(k, V(ln2_lo), y.lo);
    const V expm1 = simd::fms(V(r * r), f32_fma::exp_tail<-1>(r, 1.0f), r);
    const V product = factor.hi + simd::fma(factor.hi, expm1, factor.lo);
    return f32_fma::product_into_subnormals(V(product * V(0x1p-60f)),
                                            simd::times_two_to_low_bits(1.0f, shifted));
}

} // namespace hinge::inline HINGE_TARGET::math::f32_fma
