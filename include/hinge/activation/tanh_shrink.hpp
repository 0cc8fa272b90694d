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
/// Method  math/tanh/. Up to |x| = 0.4, where the difference cancels, x^3 Q(x^2). Floats,
///         and doubles where there is no fma, from tables (math/piecewise/), and from a series where the
///         tables are not accurate to the result.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  the activation that PyTorch calls Tanhshrink.
struct tanh_shrink {
    static constexpr std::string_view name = "tanh_shrink";
    static constexpr accuracy claim{1.6, 1.6, 2.8, 2.1};
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
    /// Floats below it are by the series: the tables' errors are relative to the value of a piece.
    static constexpr float limit_f32 = 0.3f;

    struct forward {
        /// x^3 / 3 + x^3 s: what rounding x^2 takes away goes into the smaller term.
        ///
        /// Source  Sollya: fpminimax((x-tanh(x))/x^3-1/3, [|2,4,6,8,10|], [|SG...|], [1b-20; 0.601],
        ///         absolute), error 2^-28.
        template <float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            constexpr float third = 0x1.555556p-2f, third_lo = -0x1.555556p-27f;
            constexpr float series_limit = 0.6f, up = 0x1p40f;
            const V t = simd::abs(x), v = simd::at_most(t, V(series_limit));
            const auto [z, z_lo] = math::exact_product(v, v);
            const V scaled = v * V(up), cube = scaled * z;
            const V s =
                simd::fma(z,
                          math::polynomial(z, -0x1.1110fep-3f, 0x1.ba0fb8p-5f, -0x1.6516b4p-6f,
                                           0x1.143108p-7f, -0x1.393538p-9f),
                          V(third_lo));
            const V rest = simd::fma(cube, s, simd::product(V(scaled * V(third)), z_lo));
            const V held = simd::at_most(t, V(math::tanh_shrink::limit));
            const auto [hi, lo] =
                math::piecewise::on_table_in_parts<math::tanh_shrink::quotient_curve>(held);
            const V beyond = simd::fma(held, hi, simd::product(held, lo));
            const V next_to_0 = simd::fma(cube, V(third), rest) * V(1 / up);
            return merged(x, t, simd::select(t < V(series_limit), next_to_0, beyond));
        }
        /// The series in double.
        ///
        /// Source  Sollya: fpminimax((x-tanh(x))/x^3, [|0,2,4,6|], [|D...|], [1b-20; 0.301], relative),
        ///         error 2^-26.2.
        template <float_value V>
        HINGE_INLINE static V by_table(const V& x) noexcept {
            const V t = simd::abs(x);
            const auto series = [](const auto& v) HINGE_INLINE_LAMBDA {
                const auto z = v * v;
                return v * z *
                       math::polynomial(z, 0x1.5555550acc0aap-2, -0x1.1110432321ac5p-3,
                                        0x1.b968f29b439e1p-5, -0x1.4d452d97326dep-6);
            };
            const V next_to_0 = simd::in_double(V(simd::at_most(t, V(limit_f32))), series);
            return merged(x, t,
                          simd::select(t < V(limit_f32), next_to_0,
                                       math::piecewise::of_abs<math::tanh_shrink::curve>(t)));
        }
        template <float_value V>
        HINGE_INLINE static V merged(const V& x, const V& t, const V& y) noexcept {
            return simd::with_sign_of(
                x, simd::select(t > V(math::tanh_shrink::limit), V(t - V(1)), y));
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
        /// Next to 0 x^2 - x^4 p.
        ///
        /// Source  Sollya: fpminimax(tanh(x)^2/x^2-1, [|2,4,6,8|], [|SG...|], [1b-20; 0.301], absolute),
        ///         error 2^-30.5.
        template <float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            const V t = simd::abs(x), v = simd::at_most(t, V(limit_f32)), z = v * v;
            const V p = math::polynomial(z, -0x1.55554ep-1f, 0x1.82d248p-2f, -0x1.91962ap-3f,
                                         0x1.67652ep-4f);
            const V y = simd::select(t < V(limit_f32), simd::fma(V(z * z), p, z),
                                     math::piecewise::of_abs<math::tanh_shrink::slope_curve>(t));
            return simd::select(t > V(math::tanh_shrink::limit), V(1), y);
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
