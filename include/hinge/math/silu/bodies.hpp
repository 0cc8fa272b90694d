// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/logistic/in_float.hpp>
#include <hinge/math/logistic/of_double.hpp>
#include <hinge/math/silu/curves.hpp>

/// x sigma(x) and its derivative: silu, and swish where its beta is 1.
namespace hinge::inline HINGE_TARGET::math::silu {

/// Above it the derivative is 1 as double.
inline constexpr double high = 60.0;

struct forward {
    template <class To = float, float_value V>
    HINGE_INLINE static V in_float(const V& x) noexcept {
        return math::in_float::times_logistic<To>(x);
    }
    template <float_value V>
    HINGE_INLINE static V by_table(const V& x) noexcept {
        return piecewise::forward<curve>(x);
    }
    /// Below -760 the result rounds to 0.
    template <double_value V>
    HINGE_INLINE static V of_double(const V& x) noexcept {
        using range = exponential_range<double, -60, 760, -100>; // of -x
        const V y = simd::held(x, V(-760.0), V(high));
        const V d = math::of_double::exp<range>(V(-y)).plus(range::one);
        return simd::select(x > high, x, V(y / d * range::one));
    }
};
struct slope {
    template <class To = float, float_value V>
    HINGE_INLINE static V in_float(const V& x) noexcept {
        return piecewise::derivative<piecewise::curve_to<To, slope_curve>>(x);
    }
    template <double_value V>
    HINGE_INLINE static V by_double_table(const V& x) noexcept {
        return piecewise::derivative<slope_curve>(x, piecewise::beyond_of_double{slope{}});
    }
    template <double_value V>
    HINGE_INLINE static V of_double(const V& x) noexcept {
        const V y = simd::held(x, V(-760.0), V(high));
        const V result = math::of_double::silu_slope(simd::fma(y, log2_e, V(-root * log2_e)), y);
        return math::of_double::with_exact_ends(x, result, high);
    }
};

} // namespace hinge::inline HINGE_TARGET::math::silu
