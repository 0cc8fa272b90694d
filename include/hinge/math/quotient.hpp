// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/simd/operations.hpp>

namespace hinge::inline HINGE_TARGET::math {

/// 1/3, and what the number lacks.
template <class T>
struct third {
    static constexpr T high = 0x1.5555555555555p-2, low = 0x1.5555555555555p-56;
};
template <>
struct third<float> {
    static constexpr float high = 0x1.555556p-2f, low = -0x1.555556p-27f;
};

/// x / Divisor for 3 or 6, correctly rounded if it is a normal number.
///
/// With fma it is x c + x c_lo, where one rounding counts: before it the sum is off by less than 2^-20
/// ulp, and no third of a number is nearer than 1/6 ulp to the midpoint of two. (Times 6, and in units of
/// an ulp, that is an even number and the midpoint an odd one.)
template <int Divisor, float_double_or_batch V>
HINGE_INLINE V quotient(const V& x) noexcept {
    static_assert(Divisor == 3 || Divisor == 6);
    using T = element_t<V>;
    if constexpr (HINGE_HAS_FMA) {
        constexpr T share = T(3) / T(Divisor);
        return simd::fma(x, third<T>::high * share, x * V(third<T>::low * share));
    } else {
        return simd::divide(x, V(T(Divisor)));
    }
}

} // namespace hinge::inline HINGE_TARGET::math
