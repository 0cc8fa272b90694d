// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/tanh/of_double.hpp>
#include <hinge/simd/evaluate.hpp>

namespace hinge {

/// tanh_shrink(x) = x - tanh(x); derivative tanh(x)^2.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -inf, +inf -> +inf, NaN -> NaN, -0 -> -0; the derivative is 1 at
///         either infinity and x^2 next to 0, down to the subnormals.
/// Method  math/tanh/. Up to |x| = 0.4, where the difference cancels, x^3 Q(x^2).
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  the activation that PyTorch calls Tanhshrink.
struct tanh_shrink {
    static constexpr std::string_view name = "tanh_shrink";
    static constexpr accuracy claim{0.55, 0.55, 2.8, 2.1};

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::evaluate(forward{}, x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return simd::evaluate(slope{}, x);
    }

private:
    static constexpr double limit = 0.4;
    /// Keeps the low parts of products that are next to the subnormal numbers.
    static constexpr double headroom = 0x1p200;

    struct forward {
        /// x - tanh(x) = x^3 / 3 + x^3 x^2 rest.
        ///
        /// Source  Sollya: prec = 400; f = (sqrt(x)-tanh(sqrt(x)))/(sqrt(x)*x);
        ///         fpminimax(f, 9, [|D...|], [1b-30; 0.16], floating, relative), error 2^-54, that of
        ///         1/3, which has its low part here.
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            constexpr double third = 0x1.5555555555555p-2, third_lo = 0x1.5555555555555p-56;
            const V t = simd::abs(x), v = simd::at_most(t, V(limit)), z = v * v, z2 = z * z;
            const V rest = math::polynomial_in_fours(z, z2, V(z2 * z2), -0x1.1111111111005p-3,
                                                     0x1.ba1ba1b9fc617p-5, -0x1.664f48754a77ap-6,
                                                     0x1.226e3228be88cp-7, -0x1.d6d2e3d17a0dcp-9,
                                                     0x1.7d8dcceafcbe1p-10, -0x1.34172825233e8p-11,
                                                     0x1.de417b8942c0ep-13, -0x1.197287c8b23fap-14);
            const V cube = v * headroom * z;
            const V series =
                math::product_plus(cube, V(third), V(cube * simd::fma(z, rest, V(third_lo))));
            const auto [hi, lo] = math::of_double::tanh_in_parts(t);
            const V y = simd::select(t < limit, V(series * (1 / headroom)), V((t - hi) - lo));
            return simd::copysign(y, x);
        }
    };
    struct slope {
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            const auto [hi, lo] = math::of_double::tanh_in_parts(simd::abs(x));
            const V scaled = hi * headroom, scaled_lo = lo * (2 * headroom);
            return math::product_plus(scaled, scaled, V(scaled * scaled_lo)) *
                   (1 / headroom / headroom);
        }
    };
};

} // namespace hinge
