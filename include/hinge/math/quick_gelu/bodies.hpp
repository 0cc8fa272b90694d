// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/quick_gelu/curves.hpp>
#include <hinge/math/swish/forward.hpp>
#include <hinge/math/swish/slope.hpp>

/// quick_gelu, and swish where its beta is 1.702: the bodies of swish, and tables where those are the faster.
namespace hinge::inline HINGE_TARGET::math::quick_gelu {

template <simd::scalar T>
struct forward : swish::forward<T> {
    HINGE_INLINE forward() noexcept : swish::forward<T>(quick_gelu::beta<T>) {}

    template <float_value V>
    HINGE_INLINE static V by_table(const V& x) noexcept {
        return piecewise::forward<curve>(x);
    }
    template <double_value V>
    HINGE_INLINE V by_table(const V& x) const noexcept {
        return piecewise::forward<curve_f64>(x, piecewise::beyond_of_double{*this});
    }
};

template <simd::scalar T>
struct slope;
template <>
struct slope<float> {
    template <class To = float, float_value V>
    HINGE_INLINE static V in_float(const V& x) noexcept {
        return piecewise::derivative<piecewise::curve_to<To, slope_curve>>(x);
    }
};
template <>
struct slope<double> : swish::slope<double> {
    HINGE_INLINE slope() noexcept : swish::slope<double>(quick_gelu::beta<double>) {}

    template <double_value V>
    HINGE_INLINE V by_double_table(const V& x) const noexcept {
        return piecewise::derivative<slope_curve_f64>(x, piecewise::beyond_of_double{*this});
    }
};

} // namespace hinge::inline HINGE_TARGET::math::quick_gelu
