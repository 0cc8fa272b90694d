// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/logistic/in_float.hpp>
#include <hinge/math/logistic/of_double.hpp>
#include <hinge/math/logistic/series.hpp>
#include <hinge/math/piecewise/evaluate.hpp>
#include <hinge/simd/evaluate.hpp>

namespace hinge {

/// silu(x) = x sigma(x), sigma(x) = 1 / (1 + e^-x); also called swish.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -0, +inf -> +inf, NaN -> NaN, -0 -> -0; non-zero down to x = -108
///         (float), -751 (double).
/// Method  math/logistic/ with v = x; derivative: its slope about the root x0, w = g = x - x0.
///         Float: e^-x in float, or from a table (math/piecewise/) where that is faster, as the
///         derivative always is; that of doubles where tables are the faster.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Elfwing et al. 2017, arXiv:1702.03118, eq. 1; Ramachandran et al. 2017,
///         arXiv:1710.05941.
struct silu {
    static constexpr std::string_view name = "silu";
    static constexpr accuracy claim{2, 1.85, 2.5, 4};
    // float, no fma: 1.4019 ULP at -0x1.39ef4ep+4, derivative 1.8433 at -0x1.48642p+0
    // float, register tables: 1.9980 ULP at -0x1.0007fcp-11, derivative 1.7659 at -0x1.096b3ep+0
    // double, no fma: 2.1958 ULP at -0x1.232599216031cp+5, derivative 3.7345 at -0x1.1e5dbf7034152p+9
    // double, fma: 2.4280 ULP at -0x1.2321aae1d7fep+5, derivative 3.5284 at -0x1.533c0a1e7b2b5p+3

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::evaluate(forward{}, x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return simd::evaluate(slope{}, x);
    }

private:
    /// Where the derivative crosses zero, and what a double of it lacks.
    static constexpr double root = -0x1.474973c84120bp+0, root_lo = -0x1.f8d74bc9ac154p-54;
    /// Above it the derivative is 1 as double.
    static constexpr double high = 60.0;

    struct forward {
        template <float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            return math::in_float::times_logistic(x);
        }
        template <float_value V>
        HINGE_INLINE static V by_table(const V& x) noexcept {
            return math::piecewise::forward<curve>(x);
        }
        /// Below -760 the result rounds to 0.
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            using range = math::exponential_range<double, -60, 760, -100>; // of -x
            const V y = simd::at_most(simd::at_least(x, V(-760.0)), V(high));
            const V d = math::of_double::exp<range>(V(-y)).plus(range::one);
            return simd::select(x > high, x, V(y / d * range::one));
        }
    };
    struct slope {
        template <float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            return math::piecewise::derivative<slope_curve>(x);
        }
        template <double_value V>
        HINGE_INLINE static V by_double_table(const V& x) noexcept {
            return math::piecewise::derivative<slope_curve>(
                x, math::piecewise::beyond_of_double{slope{}});
        }
        /// The root is taken off in three parts, the first a multiple of 2^-42 like k ln2_hi, so that
        /// their sum is exact; e^-root is in two.
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            using namespace math::of_double;
            using range = math::exponential_range<double, -760, 62, slope_headroom>; // of y - root
            constexpr double root_on_grid = -0x1.474973c841400p+0,
                             root_off_grid = 0x1.f481ca2d0d950p-44,
                             root_rest = -0x1.54512940602eap-98;
            constexpr double inv_e0 = 0x1.cba9de5920a28p+1, inv_e0_hi = 0x1.cba0000000000p+1,
                             inv_e0_lo = 0x1.3bcb24144ffffp-12;
            const V y = simd::at_most(simd::at_least(x, V(-760.0)), V(high));
            const V turns = simd::fma(y, math::log2_e, V(-root * math::log2_e));
            const auto [k, power] = math::nearest_power_of_two<range>(turns);
            const V k_ln2 = simd::fma(k, math::ln2_hi, V(root_on_grid)); // exact
            const V r = ((y - k_ln2) - simd::fma(k, math::ln2_lo, V(root_off_grid))) - root_rest;
            const V w = simd::fma(k, math::ln2, r);
            const exponential<V> f{power, expm1_reduced(r)};
            const V numerator = math::product_plus(w, V(inv_e0 * range::one), f.plus(-range::one));
            return with_exact_ends(x, logistic_slope(f, numerator, inv_e0_hi, inv_e0_lo), high);
        }
    };
    /// The function at -t, beyond the table -t e^-t.
    struct curve : math::piecewise::spacing_even<curve> {
        static constexpr std::size_t rows = 1024;
        static constexpr double root = 0;
        static constexpr float limit = 20.5f, step = 0x1.4ep-6f, width = 0.67f;
        template <int Size, class Number>
        static constexpr math::piecewise::series<Size, Number> at(const Number& t) {
            return math::piecewise::forward_from(math::piecewise::logistic_at<Size>(t), t);
        }
        template <float_value V>
        HINGE_INLINE static V beyond(const V& t) noexcept {
            using parts = math::double_double<V>;
            const V y = simd::at_most(t, V(110));
            return math::in_float::times_exp_of_minus(parts{-y}, parts{y});
        }
    };
    /// The derivative at -t.
    struct slope_curve : math::piecewise::spacing_even<slope_curve> {
        static constexpr std::size_t rows = 1024;
        static constexpr double root = -silu::root, root_lo = -silu::root_lo;
        static constexpr int degree_f64 = 8;
        static constexpr double limit_f64 = 40.6, step_f64 = 0x1.b461efb5acp-4,
                                step_lo_f64 = 0x1.5cfece8ca2p-47;
        static constexpr float limit = 19.8f, step = static_cast<float>(root / 66),
                               width = static_cast<float>(root / 2);
        template <int Size, class Number>
        static constexpr math::piecewise::series<Size, Number> at(const Number& t) {
            return math::piecewise::derivative_from(math::piecewise::logistic_at<Size + 1>(t), t);
        }
        /// (1 - t) e^-t: sigma (1 - sigma) is sigma there, and that is e^-t.
        template <float_value V>
        HINGE_INLINE static V beyond(const V& t) noexcept {
            const V y = simd::at_most(t, V(110));
            return math::in_float::times_exp_of_minus(math::exact_sum(V(1), -y), {y});
        }
    };
};

} // namespace hinge
