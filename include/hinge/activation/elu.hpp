// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/elu/in_float.hpp>
#include <hinge/math/elu/of_double.hpp>
#include <hinge/simd/evaluate.hpp>

namespace hinge {

/// elu(x) = x > 0 ? x : alpha (e^x - 1).
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input and every alpha, 0 and negative ones included. -inf -> -alpha, +inf -> +inf,
///         NaN -> NaN, -0 -> -0 (alpha > 0); derivative alpha at 0, the left one.
/// Method  math/elu/ with scale 1: e^x - 1 has its own reduction, so nothing cancels near 0.
///         Float, for ordinary alphas: the exponential in float.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Clevert et al. 2015, arXiv:1511.07289, eq. 15.
struct elu {
    static constexpr std::string_view name = "elu";
    static constexpr accuracy claim{1.02, 1.17, 2.4, 1.2};
    // float, no fma: 1.0098 ULP at -0x1.236876p-2, derivative 1.1671 at -0x1.337ad4p+5
    // float, register tables: 0.9449 ULP at -0x1.950c58p-2, derivative 0.8913 at -0x1.765026p+2
    // double, fma: 1.1590 ULP at -0x1.8e4bbabc2bd14p-2, derivative 1.0062 at -0x1.b70e96a488a4bp+8

    double alpha = 1.0;

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::evaluate_either(is_standard(), standard_forward{alpha_f32()},
                                     forward{parameter<V>()}, x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return simd::evaluate_either(is_standard(), standard_slope{alpha_f32()},
                                     slope{parameter<V>()}, x);
    }
    template <class T, class Run>
    HINGE_INLINE void with_kernel(const Run& run) const {
        simd::run_either<T>(
            is_standard(), simd::kernel{standard_forward{alpha_f32()}, standard_slope{alpha_f32()}},
            simd::kernel{forward{parameter<T>()}, slope{parameter<T>()}}, run);
    }

private:
    HINGE_INLINE float alpha_f32() const noexcept { return static_cast<float>(alpha); }
    /// alpha as the element type has it.
    template <float_double_or_batch V>
    HINGE_INLINE double parameter() const noexcept {
        return static_cast<double>(static_cast<element_t<V>>(alpha));
    }
    /// Whether floats have a kernel in float; others run the one for doubles.
    HINGE_INLINE bool is_standard() const noexcept {
        return math::in_float::elu_takes(alpha_f32());
    }

    struct standard_forward {
        float alpha;

        template <float_value V>
        HINGE_INLINE V in_float(const V& x) const noexcept {
            return math::in_float::elu(x, alpha, 0);
        }
    };
    struct standard_slope {
        float alpha;

        template <float_value V>
        HINGE_INLINE V in_float(const V& x) const noexcept {
            return math::in_float::elu_derivative(x, alpha, 1);
        }
    };
    struct forward {
        double alpha;

        template <double_value V>
        HINGE_INLINE V of_double(const V& x) const noexcept {
            return math::of_double::elu(x, alpha, 1.0);
        }
    };
    struct slope {
        double alpha;

        template <double_value V>
        HINGE_INLINE V of_double(const V& x) const noexcept {
            return math::of_double::elu_derivative(x, alpha, 1.0);
        }
    };
};

} // namespace hinge
