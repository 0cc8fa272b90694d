// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/quick_gelu/bodies.hpp>
#include <hinge/math/silu/bodies.hpp>
#include <hinge/math/swish/forward.hpp>
#include <hinge/math/swish/slope.hpp>
#include <hinge/simd/kernel.hpp>

namespace hinge {

/// swish(x) = x sigma(beta x), sigma(v) = 1 / (1 + e^-v); silu for beta = 1 and quick_gelu for 1.702, to
/// the bit; derivative sigma(v) (1 + v sigma(-v)) at v = beta x.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input, every beta of 2^-900 to 2^900 and its negative. For beta > 0: -inf -> -0, +inf
///         -> +inf, for beta < 0: -inf -> -inf, +inf -> +0; NaN -> NaN, -0 -> -0. The derivative is
///         1/2 at 0, for beta > 0 -0 at -inf and 1 at +inf, for beta < 0 the other way round.
/// Method  beta = 1: math/silu/; 1.702: math/quick_gelu/. Others: math/swish/, floats in float for
///         |beta| from 2^-16 to 2^16.
///         beta x keeps its low part, since an ulp of 100 would be one of 2^-17 in e^100.
///         Derivative: that of v sigma(v) at v = beta x.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Ramachandran et al. 2017, arXiv:1710.05941.
struct swish {
    static constexpr std::string_view name = "swish";
    static constexpr accuracy claim{2, 1.85, 3.3, 4};
    // float: what silu has; for other betas 1.64 and 1.85 ULP, of a million floats each
    // double, fma: 2.4254 ULP at -0x1.2323d7f61bf44p+5, derivative 3.8240 at -0x1.52d9686452402p+3
    // double, no fma: 2.4467 ULP at -0x1.f953cd30ddep-9, derivative 3.5733 at -0x1.3279d42e32c0ap+9
    // double, other betas, of 500,000 each: 3.0046 ULP, derivative 3.4965

    double beta = 1.0; ///< not 0; the larger, the nearer to relu

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        using T = element_t<V>;
        const T b = static_cast<T>(beta);
        if (is_silu(b)) return simd::evaluate(math::silu::forward{}, x);
        if (is_quick_gelu(b)) return simd::evaluate(math::quick_gelu::forward<T>{}, x);
        return simd::evaluate_either(has_kernel(b), math::swish::forward<T>(b),
                                     math::swish::forward<double>(static_cast<double>(b)), x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        using T = element_t<V>;
        const T b = static_cast<T>(beta);
        if (is_silu(b)) return simd::evaluate(math::silu::slope{}, x);
        if (is_quick_gelu(b)) return simd::evaluate(math::quick_gelu::slope<T>{}, x);
        return simd::evaluate_either(has_kernel(b), math::swish::slope<T>(b),
                                     math::swish::slope<double>(static_cast<double>(b)), x);
    }
    template <class T, class Run>
    HINGE_INLINE void with_kernel(const Run& run) const {
        const T b = static_cast<T>(beta);
        if (is_silu(b)) return run(simd::kernel{math::silu::forward{}, math::silu::slope{}});
        if (is_quick_gelu(b))
            return run(simd::kernel{math::quick_gelu::forward<T>{}, math::quick_gelu::slope<T>{}});
        const double b_f64 = static_cast<double>(b);
        simd::run_either<T>(
            has_kernel(b), simd::kernel{math::swish::forward<T>(b), math::swish::slope<T>(b)},
            simd::kernel{math::swish::forward<double>(b_f64), math::swish::slope<double>(b_f64)},
            run);
    }

private:
    template <class T>
    HINGE_INLINE static bool is_silu(T b) noexcept {
        return simd::equal(b, T(1));
    }
    template <class T>
    HINGE_INLINE static bool is_quick_gelu(T b) noexcept {
        return simd::equal(b, math::quick_gelu::beta<T>);
    }
    /// Whether floats have a kernel in float; others run the one for doubles.
    HINGE_INLINE static bool has_kernel(float b) noexcept {
        return math::swish::has_kernel_in_float(b);
    }
    HINGE_INLINE static bool has_kernel(double) noexcept { return false; }
};

} // namespace hinge
