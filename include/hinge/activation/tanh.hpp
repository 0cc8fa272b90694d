// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/exp/in_float.hpp>
#include <hinge/math/piecewise/evaluate.hpp>
#include <hinge/math/tanh/in_float.hpp>
#include <hinge/math/tanh/of_double.hpp>
#include <hinge/math/tanh/series.hpp>
#include <hinge/simd/kernel.hpp>

namespace hinge {

/// tanh(x) = (e^x - e^-x) / (e^x + e^-x); derivative 1 - tanh(x)^2 = 1 / cosh(x)^2.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -1, +inf -> +1, NaN -> NaN, -0 -> -0; the derivative is 1 at 0, and
///         non-zero up to |x| = 52.6 (float), 373 (double).
/// Method  math/tanh/: |x| = y + k ln(2)/2, s = 2^-k, T = tanh y from a polynomial:
///         tanh |x| = n / d = ((1 - s) + (1 + s) T) / ((1 + s) + (1 - s) T)
///         derivative (d^2 - n^2) / d^2 = 4 s (1 - T^2) / d^2: 1 - tanh(x)^2 itself would cancel.
///         The derivative of floats is from a table (math/piecewise/), all the others where there is no fma.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  LeCun et al. 1998, "Efficient BackProp", section 4.4.
struct tanh {
    static constexpr std::string_view name = "tanh";
    static constexpr accuracy claim{1.7, 1.54, 2.1, 2.3};
    // double, fma: 1.0000 ULP at -0x1.2b7096ce4896bp+4, derivative 2.0835 at -0x1.d28800b22dfaep-1
    // double, no fma: 1.9763 ULP at -0x1.e44e1288fc28p-6, derivative 1.9524 at -0x1.30fc3918df2bcp+7

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
            if constexpr (std::is_same_v<To, bfloat16> && simd::has_register_tables)
                return by_table<To>(x);
            return math::in_float::tanh(x);
        }
        template <class To = float, float_double_or_batch V>
        HINGE_INLINE static V by_table(const V& x) noexcept {
            return simd::with_sign_of(
                x, math::piecewise::of_abs<math::piecewise::curve_to<To, curve>>(x));
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            const auto [hi, lo] = math::of_double::tanh_in_parts(simd::abs(x));
            return simd::copysign(V(hi + lo), x);
        }
    };
    struct slope {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            return math::piecewise::even<math::piecewise::curve_to<To, slope_curve>>(x);
        }
        template <double_value V>
        HINGE_INLINE V by_table(const V& x) const noexcept {
            return math::piecewise::even<slope_curve>(x, math::piecewise::beyond_of_double{*this});
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            return math::of_double::tanh_slope(simd::abs(x));
        }
    };
    /// The function; at the limit it is 1.
    struct curve : math::piecewise::spacing_even<curve>, math::piecewise::spacing_of_tanh_f64 {
        static constexpr std::size_t rows = 512;
        static constexpr double root = 0;
        static constexpr float limit = 9.1f, step = 0x1.26p-6f, width = 0.3f;
        template <int Size, class Number>
        static constexpr math::piecewise::series<Size, Number> at(const Number& t) {
            return math::piecewise::tanh_at<Size>(t);
        }
    };
    /// The derivative, beyond the table 4 e^-2t.
    struct slope_curve : math::piecewise::spacing_even<slope_curve>,
                         math::piecewise::spacing_of_tanh_f64 {
        static constexpr int degree = 6;
        static constexpr std::size_t rows = 512;
        static constexpr double root = 0;
        static constexpr double limit_f64 = 19; // nearer, since its rows become ever steeper
        static constexpr float limit = 9.3f, step = 0x1.2cp-6f, width = 0.304f;
        template <int Size, class Number>
        static constexpr math::piecewise::series<Size, Number> at(const Number& t) {
            return math::piecewise::tanh_slope_at<Size>(t);
        }
        template <float_value V>
        HINGE_INLINE static V beyond(const V& t) noexcept {
            using parts = math::double_double<V>;
            const V y = simd::at_most(t, V(55));
            return math::in_float::times_exp_of_minus(parts{V(4)}, parts{y + y});
        }
    };
};

} // namespace hinge
