// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/logistic.hpp>
#include <hinge/simd/convert.hpp>

namespace hinge {

/// gelu_tanh(x) = x (1 + tanh(u)) / 2 = x sigma(2u), u = sqrt(2/pi) (x + 0.044715 x^3): the tanh
/// form of GELU.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -0, +inf -> +inf, NaN -> NaN, -0 -> -0; non-zero down to x = -10.1
///         (float), -21.6 (double). The derivative is that of this formula, not of the erf form.
/// Method  v = 2u = x (a + b x^2), a = 2 sqrt(2/pi), b = 0.044715 a;  x sigma(v).
///         Derivative, about its root x0, with q = x^2 + x x0 + x0^2:
///         w = v - v0 = (x - x0) (a + b q)      g = x v' - x0 v0' = (x - x0) (a + 3b q);
///         math/logistic.hpp has the rest.
///         Float with fused multiply-add: f(-t) and f'(-t) in pieces (math/pieces.hpp).
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Hendrycks and Gimpel 2016, arXiv:1606.08415, section 2.
struct gelu_tanh {
    static constexpr std::string_view name = "gelu_tanh";
    static constexpr accuracy claim{1.5, 1.75, 3, 5};

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        if constexpr (float_value<V>) {
            const auto exact = [](auto v) HINGE_INLINE_LAMBDA {
                const auto y = simd::at_least(v, -low_f32);
                const auto two_u = y * simd::fma(y * y, b, a);
                return math::f32::times_logistic(y, simd::at_most(two_u, math::f32::exp_limit));
            };
            if constexpr (HINGE_HAS_FMA) {
                return math::f32_fma::forward_in_pieces<math::f32_fma::gelu_tanh_pieces>(x, exact);
            } else {
                return simd::in_double(x, exact);
            }
        } else {
            using dd = math::double_double<V>;
            const V y = simd::at_least(x, -low_f64), z = simd::at_most(y, high);
            const dd two_u = dd{z} * (dd{a, a_lo} + dd{b, b_lo} * math::exact_product(z, z));
            return math::f64::times_logistic(y, two_u);
        }
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        if constexpr (float_value<V>) {
            const auto exact = [](auto v) HINGE_INLINE_LAMBDA {
                const auto y = simd::at_most(simd::at_least(v, -low_f32), high);
                const auto d = (y - root) - root_lo;
                const auto q = simd::fma(y, y + root, root_squared);
                return math::f32::logistic_slope(decltype(v)(d * simd::fma(q, b, a)),
                                                 decltype(v)(d * simd::fma(q, 3 * b, a)), inv_e0);
            };
            if constexpr (HINGE_HAS_FMA) {
                return math::f32_fma::derivative_in_pieces<math::f32_fma::gelu_tanh_slope_pieces>(
                    x, exact);
            } else {
                return simd::in_double(x, exact);
            }
        } else {
            using dd = math::double_double<V>;
            const V y = simd::at_least(x, -low_f64);
            const dd minus_root{V(-root), V(-root_lo)}, plus_root{V(root), V(root_lo)};
            const dd d = dd{y} + minus_root;
            const dd q = dd{y} * (dd{y} + plus_root) + dd{V(root_squared), V(root_squared_lo)};
            const dd w = d * (dd{V(a), V(a_lo)} + dd{V(b), V(b_lo)} * q);
            const dd g = d * (dd{V(a), V(a_lo)} + dd{V(3 * b), V(3 * b_lo)} * q);
            return math::f64::exact_slope(x, math::f64::logistic_slope(w, g, inv_e0), high);
        }
    }

private:
    static constexpr double a = 0x1.9884533d43651p+0, a_lo = -0x1.cbc0d30ebfd15p-54;
    static constexpr double b = 0x1.2444f2a4d8b4bp-4, b_lo = -0x1.6c843a29d1c70p-61;
    static constexpr double root = -0x1.81429f9e97e4dp-1, root_lo = 0x1.4f523ed77dbdcp-55;
    static constexpr double root_squared = 0x1.21e4bab8db157p-1,
                            root_squared_lo = -0x1.3bbcb5d6e01bap-58;
    static constexpr double inv_e0 = 0x1.b66c64b173ce7p+1; // e^-v(root)
    // Below -low the function rounds to 0, above high it is x and its derivative 1.
    static constexpr double low_f32 = 20.0, low_f64 = 22.5, high = 10.0;
};

} // namespace hinge
