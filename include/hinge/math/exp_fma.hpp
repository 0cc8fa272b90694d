// SPDX-License-Identifier: MIT
#pragma once

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

/// r, |r| <= 0.3466, of e^y (Sign 1) or e^-y (Sign -1) = 2^k e^(Sign r); the low bits of `shifted` become
/// k + Headroom, for simd::times_two_to_low_bits. (A struct of both is stored to memory by g++.)
///
/// Method  r = y - k ln 2 (or y + k ln 2) in two steps: k ln2_hi is exact in the first one's fma, the
///         second rounds once, 2^-26 absolute.
template <int Sign, int Headroom, float_value V>
HINGE_INLINE V reduce(const V& y, V& shifted) noexcept {
    constexpr float log2_e = 0x1.715476p0f, ln2_hi = 0x1.62e430p-1f, ln2_lo = -0x1.05c610p-29f,
                    shifter = 0x1.8p23f + Headroom;
    shifted = simd::fma(y, V(Sign * log2_e), V(shifter));
    const V k = shifted - V(shifter);
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

} // namespace hinge::inline HINGE_TARGET::math::f32_fma
