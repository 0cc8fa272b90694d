// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/gelu_tanh/curves.hpp>
#include <hinge/math/logistic/of_double.hpp>
#include <hinge/simd/kernel.hpp>

namespace hinge {

/// gelu_tanh(x) = x (1 + tanh(u)) / 2 = x sigma(2u), u = sqrt(2/pi) (x + 0.044715 x^3): the tanh
/// form of GELU; derivative sigma(2u) (1 + 2 x u' sigma(-2u)).
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -0, +inf -> +inf, NaN -> NaN, -0 -> -0; non-zero down to x = -10.1
///         (float), -21.6 (double). The derivative is that of this formula, not of the erf form.
/// Method  v = 2u = x (a + b x^2), a = 2 sqrt(2/pi), b = 0.044715 a;  x sigma(v).
///         Derivative, about its root x0, with q = x^2 + x x0 + x0^2:
///         w = v - v0 = (x - x0) (a + b q)      g = x v' - x0 v0' = (x - x0) (a + 3b q);
///         math/logistic/ has the rest.
///         f(-t) and f'(-t) from tables (math/piecewise/), for doubles where those are the faster.
///         For double v needs 64 bits in the tail, and w its last one at the root: the exponential
///         is taken of b (v/b - k ln(2)/b), v/b = x (a/b + x^2), from which v0/b goes off unrounded.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Hendrycks and Gimpel 2016, arXiv:1606.08415, section 2.
struct gelu_tanh {
    static constexpr std::string_view name = "gelu_tanh";
    static constexpr accuracy claim{1.5, 1.92, 2.4, 4};
    // float, no fma: 1.4836 ULP at -0x1.4ca35ep+2, derivative 1.9104 at -0x1.82670ap-1
    // float, register tables: 1.3804 ULP at -0x1.5e4192p+2, derivative 1.7732 at -0x1.6f0ea2p+2
    // double, fma: 2.2864 ULP at -0x1.6171e7c07b179p+1, derivative 3.9210 at -0x1.2306eb0ea71b8p+4

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
    static constexpr double a = math::gelu_tanh::a, b = math::gelu_tanh::b;
    static constexpr double root = math::gelu_tanh::root, root_lo = math::gelu_tanh::root_lo;
    // For double. Below -low the function rounds to 0, above high it is x and its derivative 1.
    static constexpr double low = 21.7, high = 10.0;
    // What is "over b" makes v/b = x (a/b + x^2) a square and a product: a/b in 48 bits
    // and the rest, so that sum_with_product is exact; ln 2/b in 42 bits, times an integer of 11, and
    // the rest.
    static constexpr double a_over_b = 0x1.65d25edd9ed80p+4, a_over_b_lo = 0x1.fd4f2671c239cp-48;
    static constexpr double ln2_over_b = 0x1.36d9d56d77800p+3,
                            ln2_over_b_lo = -0x1.6dbd8de615fe5p-40;
    static constexpr double b_log2e = 0x1.a5a7cf7572a98p-4;

    struct forward {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            return math::piecewise::forward<math::piecewise::curve_to<To, math::gelu_tanh::curve>>(
                x);
        }
        template <double_value V>
        HINGE_INLINE static V by_table(const V& x) noexcept {
            return math::piecewise::forward<math::gelu_tanh::curve>(
                x, math::piecewise::beyond_of_double{forward{}});
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            using namespace math::of_double;
            using range = math::exponential_range<double, -88, 764, -100>; // of -v
            const V y = simd::held(x, V(-low), V(high));
            const math::double_double<V> w = math::sum_with_product(y, y, V(a_over_b));
            const auto [k, power] = math::nearest_power_of_two<range>(V(y * -b_log2e), w.hi);
            const V r_hi = math::product_minus(V(-y), w.hi, V(k * ln2_over_b));
            const V r = simd::fnma(y, V(w.lo + a_over_b_lo), simd::fma(k, V(-ln2_over_b_lo), r_hi));
            const exponential<V> e{power, expm1_reduced(V(r * b))};
            return simd::select(x > high, x, V(y / e.plus(range::one) * range::one));
        }
    };
    struct slope {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            return math::piecewise::derivative<
                math::piecewise::curve_to<To, math::gelu_tanh::slope_curve>>(x);
        }
        template <double_value V>
        HINGE_INLINE static V by_double_table(const V& x) noexcept {
            return math::piecewise::derivative<math::gelu_tanh::slope_curve>(
                x, math::piecewise::beyond_of_double{slope{}});
        }
        /// v0/b = x0 (x0^2 + a_over_b), without the rest of a/b, which is left to x - x0.
        /// e^-v0 g = (x - x0) (g0 + g1 x + g2 x^2), rounded from more digits.
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            using namespace math::of_double;
            using range = math::exponential_range<double, -763, 89, slope_headroom>; // of v - v0
            constexpr double v0_over_b = -0x1.141051bbae3c9p+4,
                             v0_over_b_lo = -0x1.41b2248cd6148p-51,
                             v0_log2e = -0x1.c6b3ccc6d02a9p+0;
            constexpr double g0 = 0x1.78615fb0f63f5p+2, g1 = -0x1.1a7a040a1ac44p-1,
                             g2 = 0x1.77674965733c9p-1, h = range::one;
            constexpr double inv_e0_hi = 0x1.b660000000000p+1, inv_e0_lo = 0x1.8c962e79cee43p-12;
            const V y = simd::held(x, V(-low), V(high));
            const math::double_double<V> w = math::sum_with_product(y, y, V(a_over_b));
            const V turns = simd::fma(V(y * b_log2e), w.hi, V(-v0_log2e));
            const auto [k, power] = math::nearest_power_of_two<range>(turns);
            const V c = simd::fma(k, V(ln2_over_b), V(v0_over_b));
            const V c_lo = v0_over_b - simd::fnma(k, V(ln2_over_b), c);
            const V d = y - root, d_lo = ((y - d) - root) - root_lo;
            const V lo = simd::fma(
                d, V(a_over_b_lo),
                simd::fms(y, w.lo, V(simd::fma(k, V(ln2_over_b_lo), V(v0_over_b_lo)) + c_lo)));
            const V r = simd::fma(math::product_minus(y, w.hi, c), V(b), simd::product(lo, b));
            const V upper = math::product_plus(y, V(g2 * h), simd::product(g1, h));
            const math::double_double<V> secant =
                math::sum_with_product(y, upper, simd::product(g0, h));
            const exponential<V> f{power, expm1_reduced(r)};
            V smaller = simd::fma(secant.hi, d_lo, f.plus(-h));
            smaller = math::add_without_fma(smaller, d, secant.lo);
            const V numerator = math::product_plus(d, secant.hi, smaller);
            return with_exact_ends(x, logistic_slope(f, numerator, inv_e0_hi, inv_e0_lo), high);
        }
    };
};

} // namespace hinge
