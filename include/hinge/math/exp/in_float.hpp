// SPDX-License-Identifier: MIT
#pragma once

#include <type_traits>

#include <hinge/core/format.hpp>
#include <hinge/math/double_double.hpp>
#include <hinge/math/exponent.hpp>
#include <hinge/math/polynomial.hpp>

/// math::in_float is for a float result, in float itself, within 2 ULP.
///
/// Holding the argument to the range is all there is to care for: with its headroom no lane needs a
/// path of its own, and where a result is subnormal the last operation makes it so. 2^k enters by a
/// multiplication, never by adding to a result's encoding: a NaN would become a number.
///
/// To is what the result is rounded to: float, or bfloat16, whose ulp it may miss by 0.01 before that, a relative
/// 2^-15. So much is left out then, where there is fused multiply-add.
namespace hinge::inline HINGE_TARGET::math::in_float {

/// a b where that may be subnormal; `zero` has its sign where it may be 0. Zen 4 makes an fma's result
/// subnormal at no cost, a product's at one of 2 to 20 cycles (silu at -100, AVX-512, ns per element:
/// product 0.58, fma 0.27; where nothing is subnormal 0.27). Compilers do not turn it back into
/// a product, unless zero is a constant -0. Where there is no fma a product is all there is.
template <float_value V>
HINGE_INLINE V product_into_subnormals(const V& a, const std::type_identity_t<V>& b,
                                       const std::type_identity_t<V>& zero = V(0)) noexcept {
    return HINGE_HAS_FMA ? simd::fma(a, b, zero) : V(a * b);
}

/// r, |r| <= 0.3466, of e^y (Sign 1) or e^-y (Sign -1) = 2^k e^(Sign r), and k in `exponent_bits` as
/// math::nearest_exponent leaves it.
///
/// Method  r = y - k ln 2 (or y + k ln 2) in two steps: the first is exact, with fused multiply-add or
///         without, the second rounds once, 2^-26 absolute.
///         For bfloat16 in one, 2^-21.
template <int Sign, class Range, class To = float, float_value V>
HINGE_INLINE V reduce(const V& y, V& exponent_bits) noexcept {
    const V k = math::nearest_exponent<Sign, Range>(y, exponent_bits);
    if constexpr (std::is_same_v<To, bfloat16>)
        return simd::fma(k, V(-Sign * static_cast<float>(ln2)), y);
    return simd::fma(k, V(-Sign * ln2_lo_f32), simd::fma(k, V(-Sign * ln2_hi_f32), y));
}

/// The rest of scale e^(Sign r): scale (e^(Sign r) - 1 - Sign r) / r^2.
///
/// Source  Sollya: fpminimax(exp(x), [|2,...,6|], [|SG...|], [-0.3466;0.3466], relative, 1+x),
///         error of e^r 2^-28.2.
template <int Sign, float_value V>
HINGE_INLINE V exp_rest(const V& r, float scale) noexcept {
    return math::polynomial(r, scale * 0x1.fffffap-2f, Sign * scale * 0x1.555492p-3f,
                            scale * 0x1.555a26p-5f, Sign * scale * 0x1.12397ep-7f,
                            scale * 0x1.694c8ep-10f);
}
/// The same for e^(b r), b being a parameter: (e^(b r) - 1 - b r) / r^2.
struct exp_coefficients {
    float c0, c1, c2, c3, c4;

    HINGE_INLINE explicit exp_coefficients(float b) noexcept
        : c0(b * b * 0x1.fffffap-2f), c1(b * b * b * 0x1.555492p-3f),
          c2(b * b * b * b * 0x1.555a26p-5f), c3(b * b * b * b * b * 0x1.12397ep-7f),
          c4(b * b * b * b * b * b * 0x1.694c8ep-10f) {}

    template <float_value V>
    HINGE_INLINE V operator()(const V& r) const noexcept {
        return math::polynomial(r, c0, c1, c2, c3, c4);
    }
};
/// The rest of e^r - 1: (e^r - 1 - r) / r^2.
///
/// Source  Sollya: fpminimax(expm1(x), [|2,...,6|], [|SG...|], [-0.3466;0.3466], relative, x),
///         error of e^r - 1 2^-26.1.
template <float_value V>
HINGE_INLINE V expm1_rest(const V& r) noexcept {
    return math::polynomial(r, 0x1.fffffep-2f, 0x1.5554bp-3f, 0x1.555716p-5f, 0x1.122792p-7f,
                            0x1.6b734ap-10f);
}

/// scale e^(Sign r).
///
/// Source  For bfloat16 Sollya: fpminimax(exp(x), [|1,...,4|], [|SG...|], [-0.3466;0.3466], relative, 1),
///         error 2^-18.4.
template <int Sign, class To = float, float_value V>
HINGE_INLINE V exp_reduced(const V& r, float scale) noexcept {
    if constexpr (std::is_same_v<To, bfloat16>)
        return math::polynomial(r, scale, Sign * scale * 0x1.fffba6p-1f, scale * 0x1.0003f2p-1f,
                                Sign * scale * 0x1.57cef2p-3f, scale * 0x1.5415c6p-5f);
    return simd::fma(simd::fma(in_float::exp_rest<Sign>(r, scale), r, V(Sign * scale)), r,
                     V(scale));
}
/// e^r - 1.
///
/// Source  For bfloat16 Sollya: fpminimax(expm1(x), [|1,...,4|], [|SG...|], [-0.3466;0.3466], relative),
///         error 2^-16.0.
template <class To = float, float_value V>
HINGE_INLINE V expm1_reduced(const V& r) noexcept {
    if constexpr (std::is_same_v<To, bfloat16>)
        return r *
               math::polynomial(r, 0x1.fffe0cp-1f, 0x1.0001a4p-1f, 0x1.5761f8p-3f, 0x1.55554cp-5f);
    return simd::fma(V(r * r), in_float::expm1_rest(r), r);
}

/// factor e^-y, 0 <= y <= 110 and |factor| in [2^-40, 2^40], for far tails: twice the work of the
/// above, as both are in two parts. It rounds last where it multiplies by 2^k, into the subnormals
/// too.
template <float_value V>
HINGE_INLINE V times_exp_of_minus(const double_double<V>& factor,
                                  const double_double<V>& y) noexcept {
    using range = exponential_range<float, -110, 0, 60>;
    V exponent_bits;
    const V k = math::nearest_exponent<-1, range>(y.hi, exponent_bits);
    const V exact = simd::fma(k, V(ln2_hi_f32), y.hi), rounded = simd::fma(k, V(ln2_lo_f32), y.lo);
    const V r = exact + rounded, r_lo = (exact - r) + rounded;
    const V square = r * r, rest = in_float::exp_rest<-1>(r, 1.0f);
    const V expm1 = simd::fms(square, rest, r);
    const V expm1_lo = simd::fms(square, rest, V(expm1 + r)) - r_lo;
    const double_double<V> part = math::exact_product(factor.hi, expm1);
    const V lo = part.lo + simd::fma(factor.hi, expm1_lo, factor.lo);
    const V product = factor.hi + (part.hi + lo);
    return in_float::product_into_subnormals(V(product * V(range::take_back)),
                                             simd::times_two_to_low_bits(1.0f, exponent_bits));
}

} // namespace hinge::inline HINGE_TARGET::math::in_float
