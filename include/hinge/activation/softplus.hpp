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
    static constexpr accuracy claim{1.9, 2, 3.8, 2.6};

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
            using namespace math::f64;
            const V b(beta), abs_b = simd::abs(b);
            const V t = simd::at_most(simd::abs(x), bound(V(limit)));
            const exp_parts<V> e = exp_of_product(t, V(-abs_b), headroom);
            const V m = e.value();
            // 2^-headroom / beta, in two factors that are both normal numbers.
            const V inv_b = simd::select(abs_b < 1.0, V(0x1p-1019), 8.0) / b;
            const V last = simd::select(abs_b < 1.0, V(1.0), 0x1p-1022);
            const V linear = simd::select(x * b > 0.0, x, -0.0);
            return simd::fma(m * log1p_ratio(V(m * 0x1p-1019)) * inv_b, last, linear);
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
            using namespace math::f64;
            const V left = bound(V(-746.0)), right = bound(V(650.0));
            const auto is_negative = V(beta) < 0.0;
            const V low = simd::select(is_negative, -right, left);
            const V high = simd::select(is_negative, -left, right);
            const V y = simd::at_most(simd::at_least(x, low), high);
            return 0x1p-60 / exp_of_product(y, V(-beta), -60).plus(0x1p-60);
        }
    }

    /// Whether float calls have these parameters evaluated in float; others take twice to three times
    /// the time, in double.
    HINGE_INLINE bool evaluates_in_float() const noexcept { return HINGE_HAS_FMA && beta == 1; }

private:
    // Even with the smallest beta nothing is left of e^-limit / beta, and 2^headroom brings e^-limit
    // into the normal range.
    static constexpr double limit = 1414.0;
    static constexpr int headroom = 1019;

    /// v / |beta|, but finite.
    template <double_value V>
    HINGE_INLINE V bound(const V& v) const noexcept {
        constexpr double largest = 0x1.fffffffffffffp+1023;
        return simd::at_most(simd::at_least(v / simd::abs(V(beta)), -largest), largest);
    }
};

} // namespace hinge
