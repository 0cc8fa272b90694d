// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/simd/ops.hpp>

namespace hinge::inline HINGE_TARGET::math {

/// An unevaluated sum hi + lo with |lo| at most about half an ulp of hi. What a double argument
/// needs where its absolute error counts, as in exp(x) with x = 700.
template <double_value V>
struct double_double {
    V hi;
    V lo = V(0.0);
};

/// a + b, exactly. Source: Knuth, TAOCP vol. 2, 4.2.2.
template <double_value V>
HINGE_INLINE double_double<V> exact_sum(const V& a, const std::type_identity_t<V>& b) noexcept {
    const V hi = a + b;
    const V b_seen = hi - a;
    return {hi, (a - (hi - b_seen)) + (b - b_seen)};
}

/// a + b, exactly, where |a| >= |b|. Source: Dekker 1971, Numer. Math. 18.
template <double_value V>
HINGE_INLINE double_double<V> exact_sum_ordered(const V& a,
                                                const std::type_identity_t<V>& b) noexcept {
    const V hi = a + b;
    return {hi, b - (hi - a)};
}

/// x as a sum of two numbers of at most 26 bits, |x| < 2^996. Source: Dekker 1971.
template <double_value V>
HINGE_INLINE double_double<V> split(const V& x) noexcept {
    const V c = x * 0x1.0000002p27;
    const V hi = c - (c - x);
    return {hi, x - hi};
}

/// a b, exactly, unless a part of it is below the normal range. Source: Dekker 1971, where there is
/// no fma.
template <double_value V>
HINGE_INLINE double_double<V> exact_product(const V& a, const std::type_identity_t<V>& b) noexcept {
    const V hi = a * b;
    if constexpr (HINGE_HAS_FMA) {
        return {hi, simd::fms(a, b, hi)};
    } else {
        const double_double<V> x = math::split(a), y = math::split(b);
        return {hi, ((x.hi * y.hi - hi) + x.hi * y.lo + x.lo * y.hi) + x.lo * y.lo};
    }
}

/// Sum and product to about 2^-102 of the result (of the larger term, if they cancel).
template <double_value V>
HINGE_INLINE double_double<V> operator+(const double_double<V>& a,
                                        const double_double<V>& b) noexcept {
    const double_double<V> s = math::exact_sum(a.hi, b.hi);
    return math::exact_sum_ordered(s.hi, s.lo + (a.lo + b.lo));
}
template <double_value V>
HINGE_INLINE double_double<V> operator*(const double_double<V>& a,
                                        const double_double<V>& b) noexcept {
    const double_double<V> p = math::exact_product(a.hi, b.hi);
    return math::exact_sum_ordered(p.hi, simd::fma(a.hi, b.lo, simd::fma(a.lo, b.hi, p.lo)));
}

} // namespace hinge::inline HINGE_TARGET::math
