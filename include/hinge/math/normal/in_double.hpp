// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/exp/in_double.hpp>
#include <hinge/math/normal/root.hpp>

namespace hinge::inline HINGE_TARGET::math::in_double {

/// Arguments of the functions below are held to [0, limit]: exp(-limit^2/2) is 0 as float.
inline constexpr double normal_limit = 15.0;

/// exp(-t^2/2). The square of a float is exact in double.
template <double_value V>
HINGE_INLINE V gaussian(const V& t) noexcept {
    return in_double::exp(V(t * t), -0.5);
}

/// Q(t).
///
/// Source  Sollya: prec = 200; b = (15-3)/(15+3); F = (x+3)*R;
///         fpminimax(F(3*(1+x)/(1-x)), 10, [|D...|], [-1;b], relative), error 2^-29.9.
template <double_value V>
HINGE_INLINE V upper_tail(const V& t) noexcept {
    const V w = 1.0 / (t + 3.0);
    const V p =
        math::polynomial(V((t - 3.0) * w), 0x1.754a751c6be2ep-1, -0x1.04c729abd379bp-1,
                         0x1.d71385040f9e2p-3, -0x1.832d0a6881aa6p-5, -0x1.56d5eb5e9720ap-7,
                         0x1.c8bda423ba265p-8, 0x1.0ca2145c85682p-10, -0x1.0eaed88357449p-10,
                         -0x1.009e3f70b5063p-12, 0x1.136b6a4baad32p-13, 0x1.c9168b3bd809ep-15);
    return in_double::gaussian(t) * (w * p);
}

/// (t0 - t) S(t): times gaussian(t) it is Q(t) - t phi(t), GELU's derivative at -t.
///
/// Source  fit((R-x/sqrt(2*pi))/(t0-x), 4, 15, 9), error 2^-30.2.
template <double_value V>
HINGE_INLINE V slope_over_gaussian(const V& t) noexcept {
    const V s = math::polynomial(
        V((t - 4.0) / (t + 4.0)), 0x1.d94de7875d41p-2, -0x1.a762ffe12eb4cp-4, 0x1.ef4fee5297aa6p-5,
        -0x1.cc1e322aa16cfp-6, 0x1.377799308381fp-7, -0x1.d4c45846bb585p-10, -0x1.476b675e4453fp-13,
        0x1.84cdb467ab60bp-13, -0x1.cf411d2b9bb4dp-17, -0x1.14365d1647486p-16);
    return (gelu_root - t) * s;
}

} // namespace hinge::inline HINGE_TARGET::math::in_double
