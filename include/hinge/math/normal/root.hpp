// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/isa.hpp>

/// The upper tail of the normal distribution, Q(t) = Phi(-t) for t >= 0, and the slope it gives to
/// GELU.
///
/// Q(t) = exp(-t^2/2) R(t), where R(t) = erfcx(t/sqrt(2))/2 falls slowly, like 0.4/t. R is smooth
/// up to infinity in q = (t - c)/(t + c), so one polynomial in q serves all t, and a factor t + 1
/// or t + c takes its fall out. (The change of variable for erfcx: Shepherd and Laframboise 1981,
/// Math. Comp. 36.)
///
/// With t0 the root of R(t) = t/sqrt(2 pi), the derivative of GELU at -t is
///     Q(t) - t phi(t) = exp(-t^2/2) (R(t) - t/sqrt(2 pi)) = exp(-t^2/2) (t0 - t) S(t),
/// S being positive and smooth: the zero crossing is exact because t0 - t is.
///
/// Source of the coefficients, Sollya:
///     R = exp(x^2/2)*erfc(x/sqrt(2))/2;
///     t0 = 0.75179152469356445745790494677952403966447115342345384838654;
///     procedure fit(F, c, T, n) { var i, b, X, G;
///         b = (T-c)/(T+c); G = F(c*(1+x)/(1-x));
///         X = [||]; for i from 0 to n do X = X:.((b-1)/2 + (b+1)/2*cos(pi*(2*i+1)/(2*(n+1))));
///         return roundcoefficients(interpolate(X, G), [|D...|]); };
namespace hinge::inline HINGE_TARGET::math {

/// t0, and what a double of it lacks.
inline constexpr double gelu_root = 0x1.80ead197f00b4p-1, gelu_root_lo = -0x1.13e74c58cada8p-56;

} // namespace hinge::inline HINGE_TARGET::math
