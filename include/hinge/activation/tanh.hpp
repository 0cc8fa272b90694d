// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/tanh/of_double.hpp>
#include <hinge/simd/evaluate.hpp>

namespace hinge {

/// tanh(x) = (e^x - e^-x) / (e^x + e^-x); derivative 1 - tanh(x)^2 = 1 / cosh(x)^2.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -1, +inf -> +1, NaN -> NaN, -0 -> -0; the derivative is 1 at 0, and
///         non-zero up to |x| = 52.6 (float), 373 (double).
/// Method  math/tanh/: |x| = y + k ln(2)/2, s = 2^-k, T = tanh y from a polynomial:
///         tanh |x| = n / d = ((1 - s) + (1 + s) T) / ((1 + s) + (1 - s) T)
///         derivative (d^2 - n^2) / d^2 = 4 s (1 - T^2) / d^2: 1 - tanh(x)^2 itself would cancel.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  LeCun et al. 1998, "Efficient BackProp", section 4.4.
struct tanh {
    static constexpr std::string_view name = "tanh";
    static constexpr accuracy claim{0.55, 0.55, 1.2, 2.3};

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::evaluate(forward{}, x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return simd::evaluate(slope{}, x);
    }

private:
    struct forward {
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            const auto [hi, lo] = math::of_double::tanh_in_parts(simd::abs(x));
            return simd::copysign(V(hi + lo), x);
        }
    };
    struct slope {
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            return math::of_double::tanh_slope(simd::abs(x));
        }
    };
};

} // namespace hinge
