// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>

#include "bench/contestant.hpp"

namespace hinge::bench {

/// Where a careful kernel may be slower.
struct interval {
    double from, to;
};

// The formulas are compiled in several files with different flags, so each file has its own copy of
// everything below. None of it knows Hinge, whose headers refuse -ffast-math, or any of the peers.
namespace {

/// A function and its derivative, as operator()<T>(x) for the element type T, x being a T for the
/// loops, a batch for xsimd, an array for Eigen.
///
/// Each is the textbook's in its fastest form, even where that overflows (softplus) or cancels (elu):
/// the peers are to be hard to beat. Eigen 3.4 has no vectorized select, so max and min stand in where
/// they can.
template <class Forward, class Derivative>
struct formula {
    Forward forward;
    Derivative derivative;
};
template <class Forward, class Derivative>
formula(Forward, Derivative) -> formula<Forward, Derivative>;

/// Of a number, a batch or an array: within the rows `tanh` is one of them.
template <class V>
auto tangent(const V& x) {
    using std::tanh;
    return tanh(x);
}

/// What oneDNN calls a function; A is dnnl::algorithm.
template <class A>
struct eltwise {
    constexpr explicit eltwise(A a, float alpha_ = 0, float beta_ = 0)
        : algorithm(a), alpha(alpha_), beta(beta_) {}
    A algorithm;
    float alpha, beta;
};

/// The array calls by a formula, for elements T. Each::run(f, n, out, in...) does out = f(in...), and
/// Each::run_both(f, g, n, out, out2, in...) does out2 = g(in...) too, in one pass where the peer can.
template <class T, class Each, class Formula>
std::vector<call_function<T>> calls_of(const Formula&) {
    using forward = decltype(Formula::forward);
    using derivative = decltype(Formula::derivative);
    return {
        {"forward",
         [](const T* const* in, T* const* out, std::size_t n) {
             const auto f = [](auto x) { return forward{}.template operator()<computed<T>>(x); };
             Each::run(f, n, out[0], in[0]);
         }},
        {"derivative",
         [](const T* const* in, T* const* out, std::size_t n) {
             const auto f = [](auto x) { return derivative{}.template operator()<computed<T>>(x); };
             Each::run(f, n, out[0], in[0]);
         }},
        {"backward",
         [](const T* const* in, T* const* out, std::size_t n) {
             const auto f = [](auto x, auto dy) {
                 return dy * derivative{}.template operator()<computed<T>>(x);
             };
             Each::run(f, n, out[0], in[0], in[1]);
         }},
        {"gated_forward",
         [](const T* const* in, T* const* out, std::size_t n) {
             const auto f = [](auto gate, auto value) {
                 return forward{}.template operator()<computed<T>>(gate) * value;
             };
             Each::run(f, n, out[0], in[0], in[1]);
         }},
        {"gated_backward", [](const T* const* in, T* const* out, std::size_t n) {
             const auto f = [](auto gate, auto value, auto dy) {
                 return dy * value * derivative{}.template operator()<computed<T>>(gate);
             };
             const auto g = [](auto gate, auto, auto dy) {
                 return dy * forward{}.template operator()<computed<T>>(gate);
             };
             Each::run_both(f, g, n, out[0], out[1], in[0], in[1], in[2]);
         }}};
}
template <class Each, class... T, class Formula>
functions functions_of(element_types<T...>, const Formula& formula) {
    functions result;
    (result.set(calls_of<T, Each>(formula)), ...);
    return result;
}

} // namespace
} // namespace hinge::bench
