// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/exp/in_float.hpp>
#include <hinge/math/mish/series.hpp>
#include <hinge/math/piecewise/evaluate.hpp>

/// The tables of x tanh(softplus(x)), which go to the left of 0 too.
namespace hinge::inline HINGE_TARGET::math::mish {

/// Where the derivative crosses zero, and what a double of it lacks.
inline constexpr double root = -0x1.31432c0d12d84p+0, root_lo = -0x1.bf319154da21p-55;

/// The function by x.
struct quotient_curve : piecewise::spacing_even<quotient_curve> {
    static constexpr std::size_t rows = 1024;
    static constexpr double root = piecewise::no_root;
    static constexpr float left = -7.75f, limit = 9.1f, step = 0x1.14p-6f, width = 0.5962f;
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& x) {
        return piecewise::tanh_of_softplus_at<Size>(x);
    }
    /// x e (1 - e/2 + O(e^3)), e = e^x.
    template <float_value V>
    HINGE_INLINE static V beyond(const V& t) noexcept {
        const V y = simd::at_most(t, V(110));
        const V e = in_float::times_exp_of_minus<V>({V(1)}, {y});
        const double_double<V> factor = math::exact_sum(simd::product(y, V(e * V(0.5f))), -y);
        return in_float::times_exp_of_minus<V>(factor, {y});
    }
};
/// The function.
struct curve : piecewise::spacing_even<curve> {
    static constexpr std::size_t rows = quotient_curve::rows;
    static constexpr double root = 0, steepness = 0.6;
    static constexpr float left = quotient_curve::left, limit = quotient_curve::limit,
                           step = quotient_curve::step, width = quotient_curve::width;
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& x) {
        auto f = piecewise::forward_from(piecewise::tanh_of_softplus_at<Size>(x), x);
        for (Number& c : f.c) c = -c;
        return f;
    }
    template <float_value V>
    HINGE_INLINE static V beyond(const V& t) noexcept {
        return quotient_curve::beyond(t);
    }
};
/// The derivative.
struct slope_curve : piecewise::spacing_even<slope_curve> {
    static constexpr int degree_to_bfloat16 = 5;
    static constexpr std::size_t rows = 1024;
    static constexpr double root = mish::root;
    /// Its derivative at the root, without which there were 2.31 ULP next to that: it is two thirds
    /// of what rounding may take off a float.
    static constexpr double steepness = 0x1.115acb42500bbp-2;
    static constexpr float left = -7.75f, limit = 10.5f, step = static_cast<float>(-root / 64),
                           width = static_cast<float>(-root / 2);
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& x) {
        return piecewise::derivative_from(piecewise::tanh_of_softplus_at<Size + 1>(x), x);
    }
    /// e (1 + x - (1/2 + x) e + O(e^3)).
    template <float_value V>
    HINGE_INLINE static V beyond(const V& t) noexcept {
        const V y = simd::at_most(t, V(110));
        const V e = in_float::times_exp_of_minus<V>({V(1)}, {y});
        const double_double<V> one_minus_y = math::exact_sum(V(1), -y);
        const auto factor = math::exact_sum(one_minus_y.hi, simd::product(V(y - V(0.5f)), e));
        return in_float::times_exp_of_minus<V>({factor.hi, factor.lo + one_minus_y.lo}, {y});
    }
};

} // namespace hinge::inline HINGE_TARGET::math::mish
