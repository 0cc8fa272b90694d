// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/exp/of_double.hpp>
#include <hinge/math/log1p/of_double.hpp>
#include <hinge/math/logistic/in_float.hpp>
#include <hinge/math/logistic/of_double.hpp>
#include <hinge/math/softplus/curve.hpp>
#include <hinge/simd/kernel.hpp>

namespace hinge {

/// log_sigmoid(x) = log(sigma(x)) = -log(1 + e^-x); derivative sigma(-x).
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -inf, +inf -> -0, NaN -> NaN; non-zero up to x = 103 (float), 745
///         (double). Derivative 1 at -inf, +0 at +inf.
/// Method  -softplus(-x):  (x < 0 ? x : 0) - log(1 + e^-|x|), nothing of which cancels; from the table
///         of softplus (math/softplus/), doubles where tables are the faster.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  the logarithm of the logistic function, as in a cross entropy: Bishop 2006, "Pattern
///         Recognition and Machine Learning", section 4.3.2.
struct log_sigmoid {
    static constexpr std::string_view name = "log_sigmoid";
    static constexpr accuracy claim{1.5, 2, 2.6, 2.6};
    // float: what softplus has at -x
    // double, fma: 2.4269 ULP at 0x1.c31eab7eb5ccp-2, derivative 2.3792 at 0x1.25e54031e55cap+5
    // double, no fma: 1.5859 ULP at 0x1.bc00029ca2f38p+2, derivative 2.4821 at 0x1.fff7f6870dep-9

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
    struct softplus {
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            using range = math::exponential_range<double, -760, 0, 100>; // of -|x|
            const V e = math::of_double::exp<range>(range::hold_low(simd::minus_abs(x))).value();
            const V ratio = math::of_double::log1p_ratio(V(e * range::take_back));
            return simd::fma(V(e * ratio), range::take_back, simd::at_least(x, V(-0.0)));
        }
    };
    struct forward {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            using curve = math::piecewise::curve_to<To, math::softplus::curve>;
            return negated(math::piecewise::forward<curve>(negated(x)));
        }
        template <double_value V>
        HINGE_INLINE static V by_double_table(const V& x) noexcept {
            return negated(math::piecewise::forward<math::softplus::curve>(
                negated(x), math::piecewise::beyond_of_double{softplus{}}));
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            return negated(softplus::of_double(negated(x)));
        }
    };
    struct slope {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            return math::in_float::logistic<-1, To>(x);
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            return math::of_double::logistic(V(-x));
        }
    };
    /// -x, of zeros too.
    template <float_double_or_batch V>
    HINGE_INLINE static V negated(const V& x) noexcept {
        return V(element_t<V>(-0.0)) - x;
    }
};

} // namespace hinge
