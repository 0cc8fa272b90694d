// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/exp/in_float.hpp>
#include <hinge/math/normal/of_double.hpp>
#include <hinge/math/normal/series.hpp>
#include <hinge/math/piecewise/evaluate.hpp>
#include <hinge/simd/kernel.hpp>

namespace hinge {

/// gelu(x) = x Phi(x), Phi being the distribution function of the standard normal: the erf form;
/// derivative Phi(x) + x phi(x).
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -0, +inf -> +inf, NaN -> NaN, -0 -> -0; non-zero down to x = -14.3
///         (float), -38.5 (double).
/// Method  t = |x|, Q(t) = Phi(-t):
///         forward:     x >= 0: x (1 - Q(t)) = x - t Q(t)      x < 0: -t Q(t) = -0 - t Q(t)
///         derivative:  x >= 0: 1 - (Q(t) - t phi(t))          x < 0: Q(t) - t phi(t).
///         t Q(t) and Q(t) - t phi(t) from tables (math/piecewise/), for doubles where those are the faster.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Hendrycks and Gimpel 2016, arXiv:1606.08415, section 2.
struct gelu {
    static constexpr std::string_view name = "gelu";
    static constexpr accuracy claim{1.53, 2, 3.6, 3.8};
    // float, no fma: 1.4890 ULP at -0x1.d28964p+1, derivative 1.9131 at -0x1.832972p-1
    // float, register tables: 1.1549 ULP at -0x1.1c58a8p-3, derivative 1.9641 at -0x1.06674ep-1
    // double, fma: 3.4706 ULP at -0x1.153081ed5063p-3, derivative 3.5186 at -0x1.db62613168cc4p-21

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::evaluate(forward{}, x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return simd::evaluate(slope{}, x);
    }
    template <class T, class Run>
    HINGE_INLINE void with_kernel(const Run& run) const {
        run(simd::kernel{forward{}, slope{}});
    }

private:
    struct forward {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            return math::piecewise::forward<math::piecewise::curve_to<To, curve>>(x);
        }
        template <double_value V>
        HINGE_INLINE static V by_double_table(const V& x) noexcept {
            return math::piecewise::forward<curve>(x, math::piecewise::beyond_of_double{forward{}});
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            const V t = simd::at_most(simd::abs(x), math::of_double::normal_limit);
            const auto [value, value_lo, power] = math::of_double::upper_tail(t);
            const V factor = t * power;
            const V sum = simd::fnma(value, factor, simd::at_least(x, V(0.0)));
            // What underflows has the sign of x.
            return simd::copysign(simd::fnma(value_lo, factor, sum), x);
        }
    };
    struct slope {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            return math::piecewise::derivative<math::piecewise::curve_to<To, slope_curve>>(x);
        }
        template <double_value V>
        HINGE_INLINE static V by_double_table(const V& x) noexcept {
            return math::piecewise::derivative<slope_curve>(
                x, math::piecewise::beyond_of_double{slope{}});
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            const V t = simd::at_most(simd::abs(x), math::of_double::normal_limit);
            const auto [value, power] = math::of_double::slope_over_distance(t);
            const V d = ((math::gelu_root - t) + math::gelu_root_lo) * power;
            const auto left = x < 0.0;
            const V y =
                simd::fma(value, simd::select(left, d, V(-d)), simd::select(left, V(-0.0), 1.0));
            return simd::select(simd::equal(x, V(0.0)), V(0.5), y); // exactly: rounding may miss it
        }
    };

    /// Beyond the table GELU at -t is exp(-t^2/2) (p - c), c = 1/sqrt(2 pi), p = c - t R(t), and its
    /// derivative exp(-t^2/2) t (p - c), p = R(t)/t. p is a polynomial in 1/t^2. From is_0 on both round to 0.
    ///
    /// Source  Sollya: prec = 200; c = 1/sqrt(2*pi); R = sqrt(x)*exp(1/(2*x))*erfc(1/sqrt(2*x))/2;
    ///         fpminimax(F, 4, [|SG...|], [1/225;1/36], absolute, floating), F = single(c)-R/x, error
    ///         2^-27.5; F = R+single(c)-c, error 2^-30.4.
    static constexpr float is_0 = 14.6f, c = static_cast<float>(math::inv_sqrt_2pi);

    template <float_value V>
    HINGE_INLINE static math::double_double<V> half_square(const V& t) noexcept {
        const math::double_double<V> square = math::exact_product(t, t);
        return {square.hi * V(0.5f), square.lo * V(0.5f)};
    }

    /// -t Q(t): GELU at -t.
    struct curve : math::piecewise::spacing_by_square<curve> {
        static constexpr std::size_t rows = 512;
        // With this step the first five values are nearly floats: 1.5 ULP instead of 1.8.
        static constexpr float limit = 6.124f, step = 0x1.95b49ep-7f, offset = 2;
        static constexpr double root = 0, root_lo = 0;
        static constexpr int degree_f64 = 7;
        static constexpr double limit_f64 = 8.4, step_f64 = 0x1.1p-6, step_lo_f64 = 0;
        template <int Size, class Number>
        static constexpr math::piecewise::series<Size, Number> at(const Number& t) {
            return math::piecewise::forward_from(math::piecewise::upper_tail_at<Size>(t), t);
        }
        template <float_value V>
        HINGE_INLINE static V beyond(const V& t) noexcept {
            const V y = simd::at_most(t, V(is_0)), square = y * y;
            const V p =
                math::polynomial(V(simd::divide(V(1), square)), 0x1.8a7b98p-24f, 0x1.987a8cp-2f,
                                 -0x1.30c94cp0f, 0x1.5f9654p2f, -0x1.6a2dcep4f);
            return math::in_float::times_exp_of_minus(math::exact_sum(V(-c), p), half_square(y));
        }
    };
    /// Q(t) - t phi(t): the derivative at -t.
    struct slope_curve : math::piecewise::spacing_by_square<slope_curve> {
        static constexpr int degree = 7;
        static constexpr std::size_t rows = 512;
        static constexpr double root = math::gelu_root, root_lo = math::gelu_root_lo;
        static constexpr int degree_f64 = 7;
        static constexpr double limit_f64 = 8.8, step_f64 = 0x1.254531f9dcp-6,
                                step_lo_f64 = -0x1.1370ffb4b8p-47;
        static constexpr float limit = 5.977f, step = static_cast<float>(root / 50),
                               offset = static_cast<float>(2.8982753492378876 - root);
        template <int Size, class Number>
        static constexpr math::piecewise::series<Size, Number> at(const Number& t) {
            return math::piecewise::derivative_from(math::piecewise::upper_tail_at<Size + 1>(t), t);
        }
        template <float_value V>
        HINGE_INLINE static V beyond(const V& t) noexcept {
            const V y = simd::at_most(t, V(is_0)), square = y * y;
            const V p =
                math::polynomial(V(simd::divide(V(1), square)), 0x1.71b650p-26f, 0x1.988318p-2f,
                                 -0x1.97b770p-2f, 0x1.22eb2cp0f, -0x1.d73a8ep1f);
            const math::double_double<V> asymptote = math::exact_product(y, V(-c));
            const math::double_double<V> sum = math::sum_with_product(y, p, asymptote.hi);
            return math::in_float::times_exp_of_minus({sum.hi, sum.lo + asymptote.lo},
                                                      half_square(y));
        }
    };
};

} // namespace hinge
