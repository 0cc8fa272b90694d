// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/log1p.hpp>
#include <hinge/math/logistic.hpp>
#include <hinge/simd/convert.hpp>

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
///         Float with fused multiply-add, for beta = 1: the exponential in float.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Dugas et al. 2001, NIPS 13, "Incorporating second-order functional knowledge for better
///         option pricing".
struct softplus {
    static constexpr std::string_view name = "softplus";
    static constexpr accuracy claim{1.9, 2, 4, 2.5};

    double beta = 1.0;

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        if constexpr (float_value<V>) {
            if (evaluates_in_float()) return math::f32_fma::softplus(x);
            const double b = static_cast<float>(beta), inv_b = 1.0 / b;
            return simd::in_double_out_of_line(x, [=](auto v) HINGE_INLINE_LAMBDA {
                const auto bx = v * b;
                const auto e =
                    math::f32::exp(simd::at_most(simd::abs(bx), math::f32::exp_limit), -1);
                const auto linear = simd::select(bx > 0.0, v, -0.0);
                return simd::fma(e * math::f32::log1p_ratio(e), inv_b, linear);
            });
        } else {
            const math::double_double<V> bx = times_beta(x);
            const V away_from_minus = simd::select(bx.hi > 0.0, V(-1.0), 1.0);
            const auto e = math::f64::exp(
                math::double_double<V>{bx.hi * away_from_minus, bx.lo * away_from_minus});
            const V s = e.power();
            const V ratio = math::f64::log1p_ratio(simd::fma(s, e.p, s));
            return math::f64::scale(V(e.times_mantissa(ratio) / beta), e.k) +
                   simd::select(bx.hi > 0.0, x, -0.0);
        }
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        if constexpr (float_value<V>) {
            if (evaluates_in_float()) return math::f32_fma::logistic(x);
            const double b = static_cast<float>(beta);
            return simd::in_double_out_of_line(x, [=](auto v) HINGE_INLINE_LAMBDA {
                const auto bx = simd::at_least(v * b, -math::f32::exp_limit);
                return math::f32::times_logistic(decltype(v)(1.0),
                                                 simd::at_most(bx, math::f32::exp_limit));
            });
        } else {
            return math::f64::times_logistic(V(1.0), times_beta(x));
        }
    }

    /// Whether float calls have these parameters evaluated in float; others take twice to three times
    /// the time, in double.
    HINGE_INLINE bool evaluates_in_float() const noexcept { return HINGE_HAS_FMA && beta == 1; }

private:
    /// beta x to twice the precision, held to what exp takes; the low part is dropped where the
    /// product overflowed.
    template <double_value V>
    HINGE_INLINE math::double_double<V> times_beta(const V& x) const noexcept {
        const math::double_double<V> bx = math::exact_product(x, V(beta));
        const V hi =
            simd::at_most(simd::at_least(bx.hi, -math::f64::exp_limit), math::f64::exp_limit);
        return {hi, simd::select(hi == bx.hi, bx.lo, 0.0)};
    }
};

} // namespace hinge
