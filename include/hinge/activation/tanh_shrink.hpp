// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/piecewise/evaluate.hpp>
#include <hinge/math/tanh/of_double.hpp>
#include <hinge/math/tanh/shrink_curves.hpp>
#include <hinge/simd/evaluate.hpp>

namespace hinge {

/// tanh_shrink(x) = x - tanh(x); derivative tanh(x)^2.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -inf, +inf -> +inf, NaN -> NaN, -0 -> -0; the derivative is 1 at
///         either infinity and x^2 next to 0, down to the subnormals.
/// Method  math/tanh/. Up to |x| = 0.4, where the difference cancels, x^3 Q(x^2). Floats from tables
///         that are accurate to the result next to 0 too (math/piecewise/octaves.hpp); doubles, where
///         there is no fma, from tables and a series next to 0.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  the activation that PyTorch calls Tanhshrink.
struct tanh_shrink {
    static constexpr std::string_view name = "tanh_shrink";
    static constexpr accuracy claim{1.8, 1.8, 2.8, 2.1};
    // double, fma: 2.6245 ULP at 0x1.6fc9b07a2a83p-4, derivative 1.8284 at -0x1.28aac9bec5fe7p+4
    // double, no fma: 2.6245 ULP at 0x1.6fc9b07a2a83p-4, derivative 1.9114 at -0x1.40d457ebf79e4p-3

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
        /// By octaves, t - 1 beyond them.
        template <float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            using curve = math::tanh_shrink::curve_in_float;
            using octaves = math::piecewise::octaves_of<curve>;
            const V t = simd::abs(x), on_table = simd::at_most(t, V(octaves::high));
            V y = math::piecewise::by_octaves<curve>(simd::at_least(on_table, V(octaves::low)));
            constexpr bool is_0_below = octaves::low < 0x1p-51f; // the result, rounded
            if constexpr (!is_0_below)
                y = simd::select(t < V(octaves::low), next_to_0(on_table), y);
            return simd::with_sign_of(x, simd::fma(y, V(1 / curve::up), V(t - on_table)));
        }
        /// x^3 / 3 + x^3 s, up times as large: what rounding x^2 takes away goes into the smaller term.
        ///
        /// Source  Sollya: fpminimax((x-tanh(x))/x^3-1/3, [|2,4|], [|SG...|], [1b-20; 0.0626],
        ///         absolute), error 2^-34.
        template <float_value V>
        HINGE_INLINE static V next_to_0(const V& t) noexcept {
            constexpr float third = 0x1.555556p-2f, third_lo = -0x1.555556p-27f;
            const auto [z, z_lo] = math::exact_product(t, t);
            const V scaled = t * V(math::tanh_shrink::curve_in_float::up), cube = scaled * z;
            const V s =
                simd::fma(z, math::polynomial(z, -0x1.1110fep-3f, 0x1.b9233ap-5f), V(third_lo));
            const V rest = simd::fma(cube, s, simd::product(V(scaled * V(third)), z_lo));
            return simd::fma(cube, V(third), rest);
        }
        template <double_value V>
        HINGE_INLINE static V by_table(const V& x) noexcept {
            using curve = math::tanh_shrink::curve;
            const V t = simd::abs(x);
            const V away =
                simd::select(t > curve::limit_f64, V(t - 1.0), math::piecewise::of_abs<curve>(t));
            return with_sign_of_double(x, simd::select(t < math::of_double::shrink_limit,
                                                       math::of_double::shrink_series(t), away));
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            const V t = simd::abs(x);
            const auto [hi, lo] = math::of_double::tanh_in_parts(t);
            const V y = simd::select(t < math::of_double::shrink_limit,
                                     math::of_double::shrink_series(t), V((t - hi) - lo));
            return with_sign_of_double(x, y);
        }
        /// clang 14 never ends on a copysign of a select for wasm.
        template <double_value V>
        HINGE_INLINE static V with_sign_of_double(const V& x, const V& y) noexcept {
            return simd::copysign(V(1), x) * y;
        }
    };
    struct slope {
        /// By octaves. Next to 0 x^2, or x^2 + x^4 p.
        ///
        /// Source  Sollya: fpminimax(tanh(x)^2/x^2-1, [|2,4|], [|SG...|], [1b-20; 0.0626], absolute),
        ///         error 2^-31.
        template <float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            using curve = math::tanh_shrink::slope_curve;
            using octaves = math::piecewise::octaves_of<curve>;
            const V t = simd::abs(x), on_table = simd::at_most(t, V(octaves::high));
            V next_to_0 = on_table * on_table;
            constexpr bool is_square_below = octaves::low <= 0x1p-12f;
            if constexpr (!is_square_below) {
                const V z = next_to_0, p = math::polynomial(z, -0x1.55552ap-1f, 0x1.81bfccp-2f);
                next_to_0 = simd::fma(V(z * z), p, z);
            }
            const V y =
                math::piecewise::by_octaves<curve>(simd::at_least(on_table, V(octaves::low)));
            return simd::select(t < V(octaves::low), next_to_0, y);
        }
        /// Next to 0 the Taylor series.
        template <double_value V>
        HINGE_INLINE static V by_table(const V& x) noexcept {
            constexpr double series_limit = 0.1;
            const V t = simd::abs(x), v = simd::at_most(t, V(series_limit)), z = v * v;
            const V p =
                math::polynomial(z, -2.0 / 3, 17.0 / 45, -62.0 / 315, 1382.0 / 14175,
                                 -21844.0 / 467775, 929569.0 / 42567525, -6404582.0 / 638512875);
            return simd::select(t < series_limit, simd::fma(V(z * z), p, z),
                                math::piecewise::of_abs<math::tanh_shrink::slope_curve>(t));
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            const auto [hi, lo] = math::of_double::tanh_in_parts(simd::abs(x));
            constexpr double headroom = math::of_double::shrink_headroom;
            return math::square(V(hi * headroom), lo * headroom) * (1 / headroom / headroom);
        }
    };
};

} // namespace hinge
