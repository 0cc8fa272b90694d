// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/simd/operations.hpp>

namespace hinge::inline HINGE_TARGET::math {

/// An unevaluated sum hi + lo with |lo| at most about half an ulp of hi. What a double argument
/// needs where its absolute error counts, as in exp(x) with x = 700. Of floats, where V is float.
template <float_double_or_batch V>
struct double_double {
    V hi;
    V lo = V(0);
};

/// a + b, exactly. Source: Knuth, TAOCP vol. 2, 4.2.2.
template <float_double_or_batch V>
HINGE_INLINE double_double<V> exact_sum(const V& a, const std::type_identity_t<V>& b) noexcept {
    const V hi = a + b;
    const V b_seen = hi - a;
    return {hi, (a - (hi - b_seen)) + (b - b_seen)};
}

/// x as a sum of two numbers of half its bits, unless c overflows. Source: Dekker 1971.
template <float_double_or_batch V>
HINGE_INLINE double_double<V> split(const V& x) noexcept {
    constexpr auto splitter =
        static_cast<element_t<V>>(float_value<V> ? 0x1.002p12 : 0x1.0000002p27);
    const V c = simd::product(x, V(splitter));
    const V hi = c - (c - x);
    return {hi, x - hi};
}

/// a b, exactly, unless a part of it is below the normal range. Source: Dekker 1971, where there is
/// no fma.
template <float_double_or_batch V>
HINGE_INLINE double_double<V> exact_product(const V& a, const std::type_identity_t<V>& b) noexcept {
    if constexpr (HINGE_HAS_FMA) {
        const V hi = a * b;
        return {hi, simd::fms(a, b, hi)};
    } else {
        const V hi = simd::product(a, b);
        const double_double<V> x = math::split(a), y = math::split(b);
        const V with_lo = simd::fma(x.hi, y.lo, simd::fms(x.hi, y.hi, hi));
        return {hi, simd::fma(x.lo, y.lo, simd::fma(x.lo, y.hi, with_lo))};
    }
}

/// a b - c to half an ulp of itself, however much of it cancels.
template <double_value V>
HINGE_INLINE V product_minus(const V& a, const std::type_identity_t<V>& b,
                             const std::type_identity_t<V>& c) noexcept {
    if constexpr (HINGE_HAS_FMA) return simd::fms(a, b, c);
    const double_double<V> p = math::exact_product(a, b);
    return (p.hi - c) + p.lo;
}

/// a b + c, rounded once, or nearly so where there is no fma.
template <float_double_or_batch V>
HINGE_INLINE V product_plus(const V& a, const std::type_identity_t<V>& b,
                            const std::type_identity_t<V>& c) noexcept {
    if constexpr (HINGE_HAS_FMA) return simd::fma(a, b, c);
    const double_double<V> p = math::exact_product(a, b), s = math::exact_sum(p.hi, c);
    return s.hi + (s.lo + p.lo);
}

/// (hi + lo)^2 without the square of lo, rounded once, or nearly so where there is no fma.
template <float_double_or_batch V>
HINGE_INLINE V square(const V& hi, const std::type_identity_t<V>& lo) noexcept {
    return math::product_plus(hi, hi, simd::product(hi, lo + lo));
}

/// (a + b)^2, a >= b >= 0, rounded once. Without fma floats by the upper half h of a + b, whose square is exact;
/// doubles, which may miss more, are rounded as the formula is.
template <float_double_or_batch V>
HINGE_INLINE V square_of_sum(const V& a, const V& b) noexcept {
    const V sum = a + b;
    if constexpr (HINGE_HAS_FMA) return math::square(sum, V(b - (sum - a)));
    if constexpr (double_value<V>) return simd::product(sum, sum);
    const V h = math::split(sum).hi, rest = (a - h) + b;
    return simd::fma(rest, V(h + sum), simd::product(h, h));
}

/// a b + c in two parts, a b and c having the same sign. The low part is exact where c - hi is: up to
/// hi = 2^n c, if the last n bits of c are 0.
template <float_double_or_batch V>
HINGE_INLINE double_double<V> sum_with_product(const V& a, const V& b,
                                               const std::type_identity_t<V>& c) noexcept {
    if constexpr (HINGE_HAS_FMA) {
        const V hi = simd::fma(a, b, c);
        return {hi, simd::fma(a, b, c - hi)};
    }
    const double_double<V> p = math::exact_product(a, b), s = math::exact_sum(p.hi, c);
    return {s.hi, s.lo + p.lo};
}

/// c + a b_lo where there is no fma, b_lo being the low part of a sum_with_product, which is worth that
/// much only there: c where there is (the derivative of gelu_tanh: 4.6 to 3.9 ULP without fma).
template <double_value V>
HINGE_INLINE V add_without_fma(const V& c, const V& a, const V& b_lo) noexcept {
    if constexpr (HINGE_HAS_FMA) return c;
    return simd::fma(a, b_lo, c);
}

} // namespace hinge::inline HINGE_TARGET::math
