// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <string_view>

#include <hinge/core/accuracy.hpp>
#include <hinge/core/value.hpp>

namespace hinge {

/// f(x) of one type of value, which it returns.
template <class F, class V>
concept has_forward = requires(const F& f, const V& x) {
    { f(x) } -> std::same_as<V>;
};
/// f.derivative(x) of one type of value, which it returns.
template <class F, class V>
concept has_derivative = requires(const F& f, const V& x) {
    { f.derivative(x) } -> std::same_as<V>;
};
/// f.backward(x, dy): dy f'(x) in its own way, where an activation has one.
template <class F, class V>
concept has_backward = requires(const F& f, const V& x) {
    { f.backward(x, x) } -> std::same_as<V>;
};

/// An activation of a few instructions says so in `is_short`; its loops are unrolled then, and those over 16-bit
/// elements convert in registers.
template <class F>
concept short_kernel = F::is_short;

/// An activation says so in `is_selection` where every f(x) is x, 0 or a whole number below 256: none needs to be
/// rounded when it is stored to elements like those of x.
template <class F>
concept selection = F::is_selection;
/// And in `has_step_slope` where its derivative is 0 or 1, and backward(x, dy) +0 or dy.
template <class F>
concept step_slope = F::has_step_slope;

/// A pointwise function with its derivative: f(x) and f.derivative(x) for every type of value, each
/// returning the type it was given. A struct with these two members, yours too, works with every
/// array call, which copies it once. (Each call asks only for what it uses.)
template <class F>
concept activation =
    std::copy_constructible<F> && has_forward<F, float> && has_forward<F, simd::required<float>> &&
    has_forward<F, double> && has_forward<F, simd::required<double>> && has_derivative<F, float> &&
    has_derivative<F, simd::required<float>> && has_derivative<F, double> &&
    has_derivative<F, simd::required<double>>;

} // namespace hinge

namespace hinge::inline HINGE_TARGET::detail {

template <class F>
concept states_its_accuracy = requires {
    { F::claim } -> std::convertible_to<accuracy>;
};
/// Takes a kernel of any type.
struct any_run {
    template <class Kernel>
    void operator()(const Kernel&) const;
};
/// Whether F hands out its kernels (simd/kernel.hpp), so that there are some for results that are rounded to
/// bfloat16.
template <class F>
concept has_kernel_to_bfloat16 = HINGE_HAS_FMA == 1 && requires(const F& f, const any_run& run) {
    f.template with_kernel<float>(run);
};
/// What a loop over T computes F with: the widest value, but a scalar where that would be a vector of
/// Hinge's own and F is a function of yours, which need not have been written for one (?:, <cmath>). One
/// with a `claim`, as Hinge's own have, is given vectors.
template <class F, class T>
using value_for =
    std::conditional_t<HINGE_HAS_BATCHES || states_its_accuracy<F>, simd::widest<T>, T>;

} // namespace hinge::inline HINGE_TARGET::detail
