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
///         For double v needs 64 bits in the tail, and w its last one at the root: the exponential
///         is taken of b (v/b - k ln(2)/b), v/b = x (a/b + x^2), from which v0/b goes off unrounded.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Hendrycks and Gimpel 2016, arXiv:1606.08415, section 2.
struct gelu_tanh {
    static constexpr std::string_view name = "gelu_tanh";
    static constexpr accuracy claim{1.5, 1.85, 2.4, 3.9};

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        if constexpr (float_value<V>) {
            if constexpr (HINGE_HAS_FMA) {
                return math::f32_fma::forward_in_pieces<math::f32_fma::gelu_tanh_pieces>(x);
            } else {
                return simd::in_double(x, [](auto v) HINGE_INLINE_LAMBDA {
                    const auto y = simd::at_least(v, -low_f32);
                    const auto two_u = y * simd::fma(y * y, b, a);
                    return math::f32::times_logistic(y, simd::at_most(two_u, math::f32::exp_limit));
                });
            }
        } else {
            using namespace math::f64;
            const V y = simd::at_least(x, -low_f64);
            const math::double_double<V> w = math::sum_with_product(y, y, V(a_over_b));
            const auto [k, power] = nearest_power_of_two(V(y * -b_log2e), w.hi, -headroom);
            const V r_hi = math::product_minus(V(-y), w.hi, V(k * ln2_over_b));
            const V r = simd::fnma(y, w.lo + a_over_b_lo, simd::fma(k, -ln2_over_b_lo, r_hi));
            const exp_parts<V> e{power, expm1_reduced(V(r * b))};
            return simd::select(x > high, x, V(y / e.plus(inv_h) * inv_h));
        }
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        if constexpr (float_value<V>) {
            if constexpr (HINGE_HAS_FMA) {
                return math::f32_fma::derivative_in_pieces<math::f32_fma::gelu_tanh_slope_pieces>(
                    x);
            } else {
                return simd::in_double(x, [](auto v) HINGE_INLINE_LAMBDA {
                    const auto y = simd::at_most(simd::at_least(v, -low_f32), high);
                    const auto d = (y - root) - root_lo;
                    const auto q = simd::fma(y, y + root, root_squared);
                    return math::f32::logistic_slope(decltype(v)(d * simd::fma(q, b, a)),
                                                     decltype(v)(d * simd::fma(q, 3 * b, a)),
                                                     inv_e0);
                });
            }
        } else {
            using namespace math::f64;
            const V y = simd::at_least(x, -low_f64);
            const math::double_double<V> w = math::sum_with_product(y, y, V(a_over_b));
            const V turns = simd::fma(y * b_log2e, w.hi, -v0_log2e);
            const auto [k, power] = nearest_power_of_two(turns, slope_headroom);
            const V c = simd::fma(k, ln2_over_b, v0_over_b);
            const V c_lo = v0_over_b - simd::fnma(k, ln2_over_b, c);
            const V d = y - root, d_lo = ((y - d) - root) - root_lo;
            const V lo =
                simd::fma(d, a_over_b_lo,
                          simd::fms(y, w.lo, simd::fma(k, ln2_over_b_lo, v0_over_b_lo) + c_lo));
            const V r = simd::fma(math::product_minus(y, w.hi, c), b, lo * b);
            const V upper = math::product_plus(y, V(g2 * slope_h), g1 * slope_h);
            const math::double_double<V> secant = math::sum_with_product(y, upper, g0 * slope_h);
            const exp_parts<V> f{power, expm1_reduced(r)};
            V smaller = simd::fma(secant.hi, d_lo, f.plus(-slope_h));
            if constexpr (!HINGE_HAS_FMA)
                smaller = simd::fma(d, secant.lo, smaller); // 4.6 to 3.9 ULP
            const V numerator = math::product_plus(d, secant.hi, smaller);
            return exact_slope(x, logistic_slope(f, numerator, inv_e0_hi, inv_e0_lo), high);
        }
    }

private:
    static constexpr double a = 0x1.9884533d43651p+0, a_lo = -0x1.cbc0d30ebfd15p-54;
    static constexpr double b = 0x1.2444f2a4d8b4bp-4, b_lo = -0x1.6c843a29d1c70p-61;
    static constexpr double root = -0x1.81429f9e97e4dp-1, root_lo = 0x1.4f523ed77dbdcp-55;
    static constexpr double root_squared = 0x1.21e4bab8db157p-1,
                            root_squared_lo = -0x1.3bbcb5d6e01bap-58;
    static constexpr double inv_e0 = 0x1.b66c64b173ce7p+1; // e^-v(root)
    // For double. What is "over b" makes v/b = x (a/b + x^2) a square and a product: a/b in 48 bits
    // and the rest, so that sum_with_product is exact; ln 2/b in 42 bits, times an integer of 11, and the
    // rest; v0/b = x0 (x0^2 + a_over_b), without the rest of a/b, which is left to x - x0.
    // e^-v0 g = (x - x0) (g0 + g1 x + g2 x^2), rounded from more digits.
    static constexpr double a_over_b = 0x1.65d25edd9ed80p+4, a_over_b_lo = 0x1.fd4f2671c239cp-48;
    static constexpr double ln2_over_b = 0x1.36d9d56d77800p+3,
                            ln2_over_b_lo = -0x1.6dbd8de615fe5p-40;
    static constexpr double v0_over_b = -0x1.141051bbae3c9p+4,
                            v0_over_b_lo = -0x1.41b2248cd6148p-51;
    static constexpr double g0 = 0x1.78615fb0f63f5p+2, g1 = -0x1.1a7a040a1ac44p-1,
                            g2 = 0x1.77674965733c9p-1;
    static constexpr double b_log2e = 0x1.a5a7cf7572a98p-4, v0_log2e = -0x1.c6b3ccc6d02a9p+0;
    static constexpr double inv_e0_hi = 0x1.b660000000000p+1, inv_e0_lo = 0x1.8c962e79cee43p-12;
    static constexpr int headroom = 100;
    static constexpr double inv_h = 0x1p-100;
    // Below -low the function rounds to 0, above high it is x and its derivative 1.
    static constexpr double low_f32 = 20.0, low_f64 = 21.7, high = 10.0;
};

} // namespace hinge
