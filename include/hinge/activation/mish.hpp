// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/exp/of_double.hpp>
#include <hinge/math/mish/curves.hpp>
#include <hinge/math/piecewise/evaluate.hpp>
#include <hinge/simd/kernel.hpp>

namespace hinge {

/// mish(x) = x t, t = tanh(softplus(x)) = tanh(log(1 + e^x)); derivative t + x (1 - t^2) sigma(x).
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -0, +inf -> +inf, NaN -> NaN, -0 -> -0; non-zero down to x = -108
///         (float), -751 (double). The derivative is 0.6 at 0.
/// Method  With E = e^x, n = E (E + 2), d = n + 2: x n / d, for doubles x (1 - 2 / d), or x E (1 - E (E + 1) / d)
///         to the left, whose quotients count less than n / d and its roundings.
///         Derivative E N / d^2, N = E^3 + 4 E^2 + (6 + 4 x) E + 4 (1 + x), whose terms cancel next to
///         its root x0. About that, with w = x - x0, m = e^w - 1, all of them have the sign of w:
///         N = m (E0^3 m^2 + (3 E0^3 + 4 E0^2) m + 3 E0^3 + 8 E0^2 + (6 + 4 x0) E0) + 4 w (E + 1)
///         From -0.16 on, where the result is above 1/2, it is 1 + (4 x E (E + 1) - 2 d) / d^2.
///         Floats from tables (math/piecewise/), of the derivative, and of the function, by x where there is fma.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Misra 2019, arXiv:1908.08681, eq. 1.
struct mish {
    static constexpr std::string_view name = "mish";
    static constexpr accuracy claim{1.8, 2, 3.6, 4};
    // double, fma: 3.2574 ULP at -0x1.db87dac76bbb8p-3, derivative 3.6536 at -0x1.464357f5cd51p-3
    // double, no fma: 3.4677 ULP at -0x1.c796dfdde0e6p-3, derivative 3.9039 at -0x1.5e583cab6836p-3

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
    using range =
        math::exponential_range<double, -760, 40, 100>; // of x: below it mish is 0, above x

    struct forward {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            if constexpr (std::is_same_v<To, bfloat16>) return by_quotient(x);
            using curve = math::mish::quotient_curve;
            const V t = math::piecewise::held<curve>(x);
            const auto [hi, lo] = math::piecewise::on_table_in_parts<curve>(t);
            const V y = simd::fma(t, hi, simd::product(t, lo));
            return math::piecewise::with_beyond<curve>(
                x, simd::select(x > V(curve::limit), x, simd::copysign(y, x)),
                math::piecewise::beyond_in_float<curve>{});
        }
        /// x n / d for bfloat16.
        template <float_value V>
        HINGE_INLINE static V by_quotient(const V& x) noexcept {
            using range_f32 = math::exponential_range<float, -110, 20, 40>;
            const V y = range_f32::hold(x);
            V exponent_bits;
            const V r = math::in_float::reduce<1, range_f32, bfloat16>(y, exponent_bits);
            const V e = math::in_float::exp_reduced<1, bfloat16>(r, 1.0f) *
                        simd::times_two_to_low_bits(1.0f, exponent_bits); // with the headroom
            const V n = e * simd::fma(e, V(range_f32::take_back), V(2));
            return simd::select(x > V(20), x, simd::divide(V(y * n), V(n + V(2 * range_f32::one))));
        }
        template <float_value V>
        HINGE_INLINE static V by_table(const V& x) noexcept {
            using curve = math::mish::curve;
            const V y = math::piecewise::on_table<curve>(math::piecewise::held<curve>(x));
            return math::piecewise::with_beyond<curve>(
                x, simd::select(x > V(curve::limit), x, simd::copysign(y, x)),
                math::piecewise::beyond_in_float<curve>{});
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            const V y = range::hold(x);
            const auto scaled = math::of_double::exp<range>(y); // e^y with the headroom
            const V e = scaled.value() * range::take_back;
            const V d = simd::fma(e, e + 2.0, V(2.0));
            const auto is_left = x < -0.5;
            const V lacks = simd::select(is_left, V(e * (e + 1.0)), V(2.0)) / d;
            const V z = V(1.0 - lacks) * simd::select(is_left, V(y * scaled.power), y);
            const V left = simd::fma(z, scaled.expm1, z) * range::take_back;
            return simd::select(x > 40.0, x, simd::select(is_left, left, z));
        }
    };
    struct slope {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            using curve = math::piecewise::curve_to<To, math::mish::slope_curve>;
            const V y = math::piecewise::on_table<curve>(math::piecewise::held<curve>(x));
            return math::piecewise::with_beyond<curve>(x, y,
                                                       math::piecewise::beyond_in_float<curve>{});
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            constexpr double c0 = 0x1.31ac354e2a079p+0, c1 = 0x1.cf1d5480ba0e5p-2,
                             c2 = 0x1.c9f40193f744cp-6;
            using near_root = math::exponential_range<double, -2, 1>;
            const V y = range::hold(x), x4 = y * 4.0,
                    w = (y - math::mish::root) - math::mish::root_lo, w4 = w * 4.0;
            const auto scaled = math::of_double::exp<range>(y);
            const V e = scaled.value() * range::take_back;
            const V m = math::of_double::exp<near_root>(near_root::hold(w)).plus(-1.0);
            const V about = math::product_plus(m, math::polynomial(m, c0, c1, c2),
                                               math::product_plus(w4, e, w4));
            const V away = math::product_plus(e, simd::fma(e, e + 4.0, x4 + 6.0), V(x4 + 4.0));
            const V n = simd::select(simd::abs(V(x + 1.2)) < 0.3, about, away);
            const V c = simd::fma(e, 2.0, V(2.0)), c_lo = simd::fms(e, 2.0, V(c - 2.0));
            const auto d = math::sum_with_product(e, e, c); // in two parts
            const V square = math::square(d.hi, d.lo + c_lo);
            const auto right =
                x > -0.16; // where the result is above 1/2, 1 plus a small term loses less
            const V minus_1 = simd::fma(V(x4 * e), e + 1.0, V(d.hi * -2.0));
            const V left = math::product_plus(n, scaled.expm1, n) * scaled.power;
            const V q = simd::select(right, minus_1, left) / square;
            const V s = simd::select(right, V(q + 1.0), V(q * range::take_back));
            return simd::select(simd::equal(x, V(0.0)), V(0.6), s); // exactly: rounding may miss it
        }
    };
};

} // namespace hinge
