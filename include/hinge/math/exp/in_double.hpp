// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/exponent.hpp>
#include <hinge/math/polynomial.hpp>

/// math::in_double works on double values whose result will be rounded to float: relative error about
/// 2^-29, no care for double's own limits, since every float result lies far inside them.
namespace hinge::inline HINGE_TARGET::math::in_double {

/// What the functions below take: wide enough that a float result is long 0 or infinite, narrow
/// enough that e^700, and its square times e^-700, are finite as double.
using range = exponential_range<double, -700, 700>;

/// exp(factor x), factor x in the range, factor being 1, -1 or another power of two of either sign,
/// so that factor log2(e) is exact.
///
/// Method  x factor log2(e) = k + f, |f| <= 1/2;  e^(factor x) = 2^k 2^f.
/// Source  Sollya: fpminimax(2^x, 6, [|D...|], [-1/2; 1/2], relative), error 2^-29.0.
template <double_value V>
HINGE_INLINE V exp(const V& x, double factor = 1) noexcept {
    const auto [k, s] = math::nearest_power_of_two<range>(x, V(factor * log2_e));
    const V f = simd::fms(x, factor * log2_e, k);
    return s * math::polynomial(f, 0x1.00000002615p+0, 0x1.62e430c7e922cp-1, 0x1.ebfbdadcb0b76p-3,
                                0x1.c6aed4b951e22p-5, 0x1.3b2dbbc1032ep-7, 0x1.5f456a8a6b565p-10,
                                0x1.41d33366e8072p-13);
}

template <double_value V>
struct exp_and_expm1_result {
    V exp;
    V expm1;
};

/// exp(x) and exp(x) - 1, each to its own relative error, x in the range.
///
/// Method  p = 2^f - 1;  e^x = s + s p  and  e^x - 1 = (s - 1) + s p, where s = 2^k. One is never
///         formed from the other: e^x - 1 cancels near 0, and (e^x - 1) + 1 loses the tail.
/// Source  Sollya: fpminimax((2^x-1)/x, 6, [|D...|], [-1/2; 1/2], relative), error 2^-32.
template <double_value V>
HINGE_INLINE exp_and_expm1_result<V> exp_and_expm1(const V& x) noexcept {
    const auto [k, s] = math::nearest_power_of_two<range>(x, V(log2_e));
    const V f = simd::fms(x, log2_e, k);
    const V p =
        f * math::polynomial(f, 0x1.62e42fefd32c2p-1, 0x1.ebfbe045300cbp-3, 0x1.c6b08cb168297p-5,
                             0x1.3b2a1c3667256p-7, 0x1.5d88bdb13b20cp-10, 0x1.443f62002d4cbp-13,
                             0x1.ffcbdd7926749p-17);
    return {simd::fma(s, p, s), simd::fma(s, p, s - 1.0)};
}

} // namespace hinge::inline HINGE_TARGET::math::in_double
