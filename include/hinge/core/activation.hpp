// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <limits>
#include <string_view>
#include <type_traits>

#include <hinge/core/config.hpp>

namespace hinge {

/// The error bounds of an activation, in ULP: |got - exact| divided by the spacing of the element
/// type at |exact|, the spacing below the normal range being the subnormal one. Final rounding
/// included, so a correctly rounded result is at most 0.5. Infinity promises nothing. They hold for
/// default parameters, for every input, on every ISA; for other parameters a float's bound is
/// other_parameters_f32 if that is looser. A parameter is converted to the element type first: for a
/// float, leaky_relu{} has the slope 0.01f.
struct accuracy {
    static constexpr double other_parameters_f32 = 2;

    double forward_f32 = std::numeric_limits<double>::infinity();
    double derivative_f32 = std::numeric_limits<double>::infinity();
    double forward_f64 = std::numeric_limits<double>::infinity();
    double derivative_f64 = std::numeric_limits<double>::infinity();
};

/// The element type of a value: T for T and for xsimd::batch<T, A>.
template <class V>
struct element {
    using type = V;
};
#if HINGE_HAS_BATCHES
template <class T, class A>
struct element<xsimd::batch<T, A>> {
    using type = T;
};
#endif
template <class V>
using element_t = typename element<V>::type;

/// What an activation accepts: float, double, xsimd::batch<float, A> or xsimd::batch<double, A>.
/// The name is what a compiler prints when it is given something else.
template <class V>
concept float_value = std::same_as < element_t<V>,
float > ;
template <class V>
concept double_value = std::same_as < element_t<V>,
double > ;
template <class V>
concept float_double_or_batch = float_value<V> || double_value<V>;

/// A pointwise function with its derivative: f(x) and f.derivative(x) for every type of value, each
/// returning the type it was given. A struct with these two members, yours too, works with every
/// array call, which copies it once.
template <class F>
concept activation = std::copy_constructible<F> && requires(const F& f, float s, double d) {
    { f(s) } -> std::same_as<float>;
    { f(d) } -> std::same_as<double>;
    { f.derivative(s) } -> std::same_as<float>;
    { f.derivative(d) } -> std::same_as<double>;
#if HINGE_HAS_BATCHES
    requires requires(xsimd::batch<float> vs, xsimd::batch<double> vd) {
        { f(vs) } -> std::same_as<xsimd::batch<float>>;
        { f(vd) } -> std::same_as<xsimd::batch<double>>;
        { f.derivative(vs) } -> std::same_as<xsimd::batch<float>>;
        { f.derivative(vd) } -> std::same_as<xsimd::batch<double>>;
    };
#endif
};

} // namespace hinge
