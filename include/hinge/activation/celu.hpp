// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/celu/in_float.hpp>
#include <hinge/math/celu/of_double.hpp>
#include <hinge/math/elu/bodies.hpp>
#include <hinge/simd/kernel.hpp>

namespace hinge {

/// celu(x) = x > 0 ? x : alpha (e^(x / alpha) - 1); elu for alpha = 1, to the bit.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input, every alpha of 2^-1000 to 2^1000 and its negative. For alpha > 0: -inf -> -alpha;
///         for alpha < 0, where it grows like an exponential: -inf -> -inf. +inf -> +inf, NaN -> NaN,
///         -0 -> -0; derivative e^(x / alpha), 1 at 0.
/// Method  alpha = 1: math/elu/. Others: math/celu/, floats in float for alpha from 2^-7 to 2^8.
///         x / alpha is never rounded: an ulp of 100 would be one of 2^-17 in e^100.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Barron 2017, arXiv:1704.07483, eq. 2.
struct celu {
    static constexpr std::string_view name = "celu";
    static constexpr accuracy claim{1.02, 1.17, 2.3, 1.5};
    // float: what elu has; for other alphas 1.14 and 1.33 ULP, of a million floats each
    // double, fma: 1.1590 ULP at -0x1.8e4bbabc2bd14p-2, derivative 1.0062 at -0x1.b70e96a488a4bp+8
    // double, no fma: 1.5150 ULP at -0x1.c4dc709a4532cp-9, derivative 0.7505 at -0x1.6242ef86182d2p+9
    // double, other alphas, of 500,000 each: 2.1374 ULP, derivative 1.2636

    double alpha = 1.0; ///< not 0; f(-inf) is -alpha for alpha > 0

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        using T = element_t<V>;
        const T a = static_cast<T>(alpha);
        if (is_elu(a)) return simd::evaluate(math::elu::forward{1}, x);
        return simd::evaluate_either(has_kernel(a), forward<T>(a),
                                     forward<double>(static_cast<double>(a)), x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        using T = element_t<V>;
        const T a = static_cast<T>(alpha);
        if (is_elu(a)) return simd::evaluate(math::elu::slope{1}, x);
        return simd::evaluate_either(has_kernel(a), slope<T>(a),
                                     slope<double>(static_cast<double>(a)), x);
    }
    template <class T, class Run>
    HINGE_INLINE void with_kernel(const Run& run) const {
        const T a = static_cast<T>(alpha);
        if (is_elu(a)) return run(simd::kernel{math::elu::forward{1}, math::elu::slope{1}});
        simd::run_either<T>(has_kernel(a), simd::kernel{forward<T>(a), slope<T>(a)},
                            simd::kernel{forward<double>(static_cast<double>(a)),
                                         slope<double>(static_cast<double>(a))},
                            run);
    }

private:
    template <class T>
    HINGE_INLINE static bool is_elu(T a) noexcept {
        return simd::equal(a, T(1));
    }
    /// Whether floats have a kernel in float; others run the one for doubles.
    HINGE_INLINE static bool has_kernel(float a) noexcept { return math::in_float::elu_takes(a); }
    HINGE_INLINE static bool has_kernel(double) noexcept { return false; }

    /// What a body for T holds.
    template <class T>
    struct parameters {
        T alpha;
        math::scaled_exponent<T> exponent;

        HINGE_INLINE explicit parameters(T a) noexcept
            : alpha(a), exponent(math::exponent_over(a)) {}
    };
    template <class T>
    struct forward : parameters<T> {
        HINGE_INLINE explicit forward(T a) noexcept : parameters<T>(a) {}

        template <float_value V>
        requires std::same_as<T, float> HINGE_INLINE V in_float(const V& x)
        const noexcept { return math::in_float::celu(x, this->alpha, this->exponent); }
        template <double_value V>
        requires std::same_as<T, double> HINGE_INLINE V of_double(const V& x)
        const noexcept { return math::of_double::celu(x, this->alpha, this->exponent); }
    };
    template <class T>
    struct slope : parameters<T> {
        HINGE_INLINE explicit slope(T a) noexcept : parameters<T>(a) {}

        template <float_value V>
        requires std::same_as<T, float> HINGE_INLINE V in_float(const V& x)
        const noexcept { return math::in_float::celu_derivative(x, this->alpha, this->exponent); }
        template <double_value V>
        requires std::same_as<T, double> HINGE_INLINE V of_double(const V& x)
        const noexcept { return math::of_double::celu_derivative(x, this->alpha, this->exponent); }
    };
};

} // namespace hinge
