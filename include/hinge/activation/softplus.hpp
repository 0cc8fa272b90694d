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

/// softplus(x) = log(1 + e^(beta x)) / beta, with no threshold beyond which it would turn linear;
/// derivative sigma(beta x).
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input, every beta but 0, negative ones included. For beta > 0: -inf -> +0, +inf ->
///         +inf; NaN -> NaN, for the derivative too.
/// Method  e = exp(-|beta x|);  (beta x > 0 ? x : -0) + log(1 + e) / beta: nothing overflows before
///         the result does, and -0 keeps the sign of a sum that underflows, negative for beta < 0.
///         beta x keeps its low part, exact for float, since an ulp of 700 is 2^-43.
///         For beta = 1: from a table (math/piecewise/), doubles where those are the faster; the derivative
///         of floats in float.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Dugas et al. 2001, NIPS 13, "Incorporating second-order functional knowledge for better
///         option pricing".
struct softplus {
    static constexpr std::string_view name = "softplus";
    static constexpr accuracy claim{1.5, 2, 3.8, 2.6};
    // float, no fma: 1.4862 ULP at 0x1.29112cp-3, derivative 1.9991 at -0x1.69c008p-12
    // float, register tables: 1.1178 ULP at 0x1.3ffdcep-2, derivative 1.9991 at -0x1.69c008p-12
    // double, fma: 2.2514 ULP at -0x1.c2de4027d1718p-2, derivative 2.4496 at -0x1.25ee124e09e81p+5

    double beta = 1.0; ///< not 0; the larger, the sharper the bend

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::evaluate_either(is_standard(), standard_forward{}, forward{parameter<V>()}, x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return simd::evaluate_either(is_standard(), standard_slope{}, slope{parameter<V>()}, x);
    }
    template <class T, class Run>
    HINGE_INLINE void with_kernel(const Run& run) const {
        simd::run_either<T>(is_standard(), simd::kernel{standard_forward{}, standard_slope{}},
                            simd::kernel{forward{parameter<T>()}, slope{parameter<T>()}}, run);
    }

private:
    /// Whether there is a kernel in float and a table; others run the formula for doubles.
    HINGE_INLINE bool is_standard() const noexcept { return simd::equal(beta, 1.0); }
    /// beta as the element type has it.
    template <float_double_or_batch V>
    HINGE_INLINE double parameter() const noexcept {
        return static_cast<double>(static_cast<element_t<V>>(beta));
    }

    struct forward {
        double beta;

        /// Nothing is left of e^-1414 / beta for a beta of 2^-900 and more.
        template <double_value V>
        HINGE_INLINE V of_double(const V& x) const noexcept {
            using namespace math::of_double;
            using range = math::exponential_range<double, -1414, 0, 1019>; // of -|beta x|
            const V b(beta), abs_b = simd::abs(b);
            const V t = simd::at_most(simd::abs(x), finite_quotient(V(1414.0), abs_b));
            const V m = exp_of_product<range>(t, V(-abs_b)).value();
            // The headroom taken back and 1 / beta, in two factors that are both normal numbers.
            const V inv_b = simd::select(abs_b < 1.0, V(range::take_back), V(8.0)) / b;
            const V last = simd::select(abs_b < 1.0, V(1.0), V(range::take_back / 8));
            const V linear = simd::select(simd::copysign(V(1.0), b) * x > 0.0, x, V(-0.0));
            return simd::fma(V(m * log1p_ratio(V(m * range::take_back)) * inv_b), last, linear);
        }
    };
    struct slope {
        double beta;

        template <double_value V>
        HINGE_INLINE V of_double(const V& x) const noexcept {
            using namespace math::of_double;
            using range = math::exponential_range<double, -650, 746, -60>; // of -beta x
            const V abs_b = simd::abs(V(beta));
            const V left = finite_quotient(V(-746.0), abs_b),
                    right = finite_quotient(V(650.0), abs_b);
            const auto is_negative = V(beta) < 0.0;
            const V low = simd::select(is_negative, V(-right), left);
            const V high = simd::select(is_negative, V(-left), right);
            const V y = simd::held(x, low, high);
            return range::one / exp_of_product<range>(y, V(-beta)).plus(range::one);
        }
    };
    struct standard_forward {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            return math::piecewise::forward<math::piecewise::curve_to<To, math::softplus::curve>>(
                x);
        }
        template <double_value V>
        HINGE_INLINE static V by_double_table(const V& x) noexcept {
            return math::piecewise::forward<math::softplus::curve>(
                x, math::piecewise::beyond_of_double{forward{1}});
        }
    };
    struct standard_slope {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            return math::in_float::logistic<1, To>(x);
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            return math::of_double::logistic(x);
        }
    };

    /// v / b, but finite, |v| <= 1414.
    template <double_value V>
    HINGE_INLINE static V finite_quotient(const V& v, const V& b) noexcept {
        return v / simd::at_least(b, V(0x1.62p-1014));
    }
};

} // namespace hinge
