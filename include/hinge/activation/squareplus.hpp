// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include <hinge/core/activation.hpp>
#include <hinge/math/squareplus/bodies.hpp>
#include <hinge/simd/kernel.hpp>

namespace hinge {

/// squareplus(x) = (x + sqrt(x^2 + b)) / 2, b >= 0; derivative (1 + x / sqrt(x^2 + b)) / 2.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input and every b >= 0. -inf -> +0, +inf -> +inf, NaN -> NaN. For b = 0 it is relu, the
///         derivative 0 at 0 too.
/// Method  c is the power of two for which 1 <= c^2 b < 4: X = c |x|, B = c^2 b, D = X^2 + B, R = sqrt(D),
///         so nothing overflows or underflows where it counts. Beyond some X, R is X.
///         x > 0: (|x| + R/c) / 2              1/2 + X / (2R)
///         x < 0: b / (2 (|x| + R/c))          (R - X) / (2R) = B / (2 (X R + D))
///         Floats in float for b = 4.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Barron 2021, arXiv:2112.11687, eq. 1.
struct squareplus {
    static constexpr std::string_view name = "squareplus";
    static constexpr accuracy claim{1.5, 2, 3.2, 3.6};
    // double, fma: 2.7459 ULP at -0x1.e9d53a21fe7c4p-21, derivative 2.5594 at -0x1.cf99c4a0d71dep+1
    // double, no fma: 2.7459 ULP at -0x1.e9d53a21fe7c4p-21, derivative 3.2448 at -0x1.697da2fa973bep+4

    double b = 4.0; ///< at least 0; the smaller, the sharper the bend

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
    /// Whether floats have a kernel in float; others run the one for doubles.
    HINGE_INLINE bool is_standard() const noexcept { return simd::equal(b, 4.0); }
    /// b as the element type has it.
    template <float_double_or_batch V>
    HINGE_INLINE double parameter() const noexcept {
        return static_cast<double>(static_cast<element_t<V>>(b));
    }
    using standard_forward = math::squareplus::forward;
    using standard_slope = math::squareplus::slope;

    static constexpr double least_normal = 0x1p-1022;
    /// c. For b = 0 what makes cx below |x|.
    HINGE_INLINE static double inverse_root(double b) noexcept {
        const bool is_subnormal = b < least_normal;
        const double normal = is_subnormal ? b * 0x1p64 : b;
        const int exponent =
            static_cast<int>(simd::encoding(normal) >> 52) - 1023 - (is_subnormal ? 64 : 0);
        const int half = (exponent - (exponent & 1)) / 2;
        return b > 0 ? simd::decoded(static_cast<std::uint64_t>(1023 - half) << 52) : 1 / scale;
    }
    /// Of X, for the derivative, which has to underflow before D overflows; and scale X where it has.
    static constexpr double scale = 0x1p-250, end = 0x1p290;
    /// R is X from there on.
    static constexpr double far_out = 0x1p60;

    struct forward {
        double c, inv_c;
        double d_at_0; ///< B, but 1 for 0
        double is_x;   ///< the |x| above which R is X
        double
            quarter; ///< b / 4, for b < 1 times c, so that the quotient underflows no earlier than f
        double take_back; ///< that c

        HINGE_INLINE explicit forward(double b) noexcept
            : c(inverse_root(b)), inv_c(1 / c), d_at_0(b > 0 ? b * c * c : 1),
              is_x(b > 0 ? inv_c * far_out : -1), quarter((b < 1 ? b * c : b) / 4),
              take_back(b < 1 ? inv_c : 1) {}

        template <double_value V>
        HINGE_INLINE V of_double(const V& x) const noexcept {
            const V t = simd::abs(x), cx = simd::at_most(t, V(inv_c * far_out)) * c;
            const V r = simd::sqrt(simd::fma(cx, cx, V(d_at_0))) * (inv_c * 0.5); // half of it
            const V right = simd::select(t > is_x, t, simd::fma(t, 0.5, r));
            const V left = quarter / simd::at_least(right, V(least_normal));
            return simd::select(x < 0.0, V(left * take_back), right);
        }
    };
    struct slope {
        double c;             ///< times the scale
        double b, d_at_0;     ///< B times the square of the scale, and the same but not 0
        double largest, is_x; ///< the |x| where X is the end, and above which R is X

        HINGE_INLINE explicit slope(double parameter) noexcept
            : c(inverse_root(parameter) * scale), b(parameter * c * c),
              d_at_0(parameter > 0 ? b : scale * scale), largest(end / c),
              is_x(parameter > 0 ? largest : -1) {}

        template <double_value V>
        HINGE_INLINE V of_double(const V& x) const noexcept {
            const V t = simd::abs(x),
                    cx = simd::at_most(V(simd::at_most(t, V(largest)) * c), V(end));
            const V d = simd::fma(cx, cx, V(d_at_0)), r = simd::select(t > is_x, cx, simd::sqrt(d));
            const auto is_left = x <= 0.0;
            const V half = simd::fma(cx, r, d);
            const V q = simd::select(is_left, V(b), cx) / simd::select(is_left, V(half + half), r);
            return simd::select(is_left, q, simd::fma(q, 0.5, V(0.5)));
        }
    };
};

} // namespace hinge
