// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/logistic/in_float.hpp>
#include <hinge/math/logistic/of_double.hpp>
#include <hinge/math/sigmoid/slope_curve.hpp>
#include <hinge/simd/kernel.hpp>

namespace hinge {

/// sigmoid(x) = sigma(x) = 1 / (1 + e^-x), the logistic function.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> +0, +inf -> 1, NaN -> NaN; non-zero down to x = -103 (float), -745
///         (double). Derivative sigma(x) sigma(-x): 1/4 at 0, 0 at both ends, each tail as far.
/// Method  math/logistic/: nothing overflows, and what is subnormal is so in the last operation.
///         Derivative: of -|x|, so that 1 - sigma need not be formed, which cancels; of floats, and
///         of doubles where there is no fma, from a table (math/sigmoid/).
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Rumelhart et al. 1986, Nature 323, "Learning representations by back-propagating errors".
struct sigmoid {
    static constexpr std::string_view name = "sigmoid";
    static constexpr accuracy claim{2, 1.5, 2.6, 2.5};
    // float, no fma: 1.9991 ULP at -0x1.69c008p-12, derivative 1.4673 at -0x1.206028p+4
    // float, row tables: 1.9991 ULP at -0x1.69c008p-12, derivative 1.4674 at 0x1.205ea8p+4
    // double, fma: 2.4496 ULP at -0x1.25ee124e09e81p+5, derivative 2.4600 at 0x1.0a2755a2b09dep+3
    // double, no fma: 2.4859 ULP at 0x1.2fe125d94bcf8p+3, derivative 1.4819 at 0x1.f34fa6b48023cp+4

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
            return math::in_float::logistic<1, To>(x);
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            return math::of_double::logistic(x);
        }
    };
    struct slope {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            return math::piecewise::even<math::piecewise::curve_to<To, math::sigmoid::slope_curve>>(
                x);
        }
        template <double_value V>
        HINGE_INLINE V by_table(const V& x) const noexcept {
            return math::piecewise::even<math::sigmoid::slope_curve>(
                x, math::piecewise::beyond_of_double{*this});
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            return math::of_double::slope_of_logistic(x);
        }
    };
};

} // namespace hinge
