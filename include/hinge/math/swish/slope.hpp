// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/logistic/of_double.hpp>
#include <hinge/math/silu/curves.hpp>
#include <hinge/math/swish/forward.hpp>

/// The derivative of x sigma(beta x), which is that of v sigma(v) at v = beta x.
namespace hinge::inline HINGE_TARGET::math::swish {

/// The table of silu's derivative with its pieces about other centres: one is the root itself, not what
/// is next to it as float. v has more digits than a float.
struct slope_curve : piecewise::spacing_even<slope_curve> {
    using of = silu::slope_curve;
    static constexpr int degree_to_bfloat16 = 5; // with 4 0.0111 ULP, for some beta
    static constexpr std::size_t rows = of::rows;
    static constexpr float limit = of::limit, step = of::step, width = of::width;
    static constexpr double root = simd::has_register_tables
                                       ? static_cast<double>(static_cast<float>(of::root))
                                       : 66 * static_cast<double>(step);
    /// What goes off t first.
    static constexpr double shift = of::root - root;
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& t) {
        return of::at<Size>(Number(t + Number(shift)));
    }
    template <float_value V>
    HINGE_INLINE static V beyond(const V& t) noexcept {
        return of::beyond(t);
    }
};

/// (1 - t) e^-t, t = |beta x| in two parts.
struct beyond_table {
    float beta, largest;

    HINGE_INLINE explicit beyond_table(float b) noexcept : beta(b), largest(110 / simd::abs(b)) {}

    template <float_value V>
    HINGE_INLINE V operator()(const V& x) const noexcept {
        using parts = double_double<V>;
        const V size = simd::at_most(simd::abs(x), V(largest));
        const parts t = math::exact_product(size, V(simd::abs(beta)));
        const V hi = simd::at_least(t.hi, V(slope_curve::limit / 2)); // in other lanes
        const parts factor = math::exact_sum(V(1), V(-hi));
        return math::in_float::times_exp_of_minus(parts{factor.hi, factor.lo - t.lo},
                                                  parts{hi, t.lo});
    }
};

template <simd::scalar T>
struct slope;

template <>
struct slope<float> {
    float beta, sign;
    float end; ///< of the table: a little less, so that no product is beyond it

    HINGE_INLINE explicit slope(float b) noexcept
        : beta(simd::abs(b)), sign(simd::copysign(1.0f, b)),
          end(slope_curve::limit * (1 - 0x1p-16f) / beta) {}

    template <class To = float, float_value V>
    HINGE_INLINE V in_float(const V& x) const noexcept {
        const double_double<V> t =
            math::exact_product(simd::at_most(simd::abs(x), V(end)), V(beta));
        const V left = piecewise::on_table<piecewise::curve_to<To, slope_curve>>(
            t.hi, V(t.lo - V(static_cast<float>(slope_curve::shift))));
        const V v = x * V(sign);
        const V y = simd::select(v < V(0), left, V(V(1) - left));
        return piecewise::with_beyond(v < V(-end), x, y, beyond_table(beta));
    }
};

template <>
struct slope<double> {
    double beta;
    bounds<double> held;

    HINGE_INLINE explicit slope(double b) noexcept : beta(b), held(b, 760, 60) {}

    template <double_value V>
    HINGE_INLINE V of_double(const V& x) const noexcept {
        const V y = held.hold(x), b(beta);
        const double_double<V> v = math::exact_product(y, b);
        const V result = math::of_double::silu_slope(
            simd::fma(v.hi, log2_e, V(-silu::root * log2_e)), v.hi, v.lo);
        return math::of_double::with_exact_ends(v.hi, result, 59);
    }
};

} // namespace hinge::inline HINGE_TARGET::math::swish
