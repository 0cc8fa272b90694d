// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <tuple>
#include <vector>

#if !defined(HINGE_BENCH_LOOP)
#include <hinge/hinge.hpp>
#if defined(HINGE_BENCH_EIGEN)
#include <Eigen/Core>
#include <unsupported/Eigen/SpecialFunctions>
#endif
#endif

namespace hinge::bench {

/// What is timed: one contestant's whole-array functions.
template <class T>
struct calls {
    void (*forward)(const T* x, T* y, std::size_t n) = nullptr;
    void (*derivative)(const T* x, T* d, std::size_t n) = nullptr;
    void (*backward)(const T* x, const T* dy, T* dx, std::size_t n) = nullptr;
};
struct contestant {
    calls<float> f32;
    calls<double> f64;
};

/// The plain loops over <cmath>, one for each row of the catalogue: loops.cpp compiled with -O3,
/// and with -ffast-math too.
std::vector<contestant> loop();
std::vector<contestant> loop_fast();

// The formulas are compiled in several files with different flags, so each file has its own copy of
// everything below.
namespace {

// What the formulas are written for. The loops' files know neither Hinge, whose headers refuse
// -ffast-math, nor the other peers, so there the names are only declared.
#if defined(HINGE_BENCH_LOOP)
template <class T>
struct batch;
#else
template <class T>
using batch = xsimd::batch<T>;
#endif
#if !defined(HINGE_BENCH_LOOP) && defined(HINGE_BENCH_EIGEN)
template <class T>
using array = Eigen::Map<const Eigen::Array<T, Eigen::Dynamic, 1>>;
#else
template <class T>
struct array;
#endif

template <class Forward, class Derivative>
struct formula {
    Forward forward;
    Derivative derivative;
};
template <class Forward, class Derivative>
formula(Forward, Derivative) -> formula<Forward, Derivative>;

/// What oneDNN calls a function; A is dnnl::algorithm, a name that the loops' files do not know.
template <class A>
struct eltwise {
    constexpr explicit eltwise(A a, float alpha_ = 0) : algorithm(a), alpha(alpha_) {}
    A algorithm;
    float alpha;
};
struct not_in_onednn {};

struct interval {
    double from, to;
};

/// One activation: Hinge's F, and its formula for the loops, on xsimd's functions and as an Eigen
/// expression, then the function of oneDNN, and a tail, where a careful kernel may be slower.
template <class F, class Loop, class Xsimd, class Eigen, class Onednn>
struct row_type {
    Loop loop;
    Xsimd xsimd;
    Eigen eigen;
    Onednn onednn;
    interval tail;
};
template <class F, class Loop, class Xsimd, class Eigen, class Onednn>
constexpr row_type<F, Loop, Xsimd, Eigen, Onednn> row(Loop loop, Xsimd xsimd, Eigen eigen,
                                                      Onednn onednn, interval tail) {
    return {loop, xsimd, eigen, onednn, tail};
}

constexpr double rsqrt_2 = 0.70710678118654752;   // 1 / sqrt 2
constexpr double rsqrt_2pi = 0.39894228040143268; // 1 / sqrt(2 pi)
constexpr double gelu_a = 1.5957691216057308;     // 2 sqrt(2 / pi)
constexpr double gelu_b = 0.044715 * gelu_a;      // gelu_tanh(x) = x sigma(v), v = a x + b x^3
constexpr double selu_scale = 1.0507009873554805; // lambda
constexpr double selu_slope = 1.6732632423543772 * selu_scale; // lambda alpha

/// The one list of what is measured. A new activation is one more row.
///
/// Each formula is the textbook's in its fastest form, even where that overflows (softplus) or
/// cancels (elu): the peers are to be hard to beat. Eigen 3.4 has no vectorized select, so max and
/// min stand in where they can. `struct relu` is hinge::relu, and in the loops' files, which do not
/// know Hinge, a mere name.
constexpr std::tuple catalogue{
    row<struct relu>(
        formula{[]<class T>(T x) { return x > 0 ? x : T(0); },
                []<class T>(T x) { return x > 0 ? T(1) : T(0); }},
        formula{
            []<class T>(batch<T> x) { return max(x, batch<T>(T(0))); },
            []<class T>(batch<T> x) { return select(x > T(0), batch<T>(T(1)), batch<T>(T(0))); }},
        formula{[]<class T>(array<T> x) { return x.max(T(0)); },
                []<class T>(array<T> x) { return (x > T(0)).template cast<T>(); }},
        []<class A>(A) { return eltwise(A::eltwise_relu); }, interval{-90, -20}),
    row<struct leaky_relu>(
        formula{[]<class T>(T x) { return x > 0 ? x : T(0.01) * x; },
                []<class T>(T x) { return x > 0 ? T(1) : T(0.01); }},
        formula{[]<class T>(batch<T> x) { return select(x > T(0), x, T(0.01) * x); },
                []<class T>(batch<T> x) {
                    return select(x > T(0), batch<T>(T(1)), batch<T>(T(0.01)));
                }},
        formula{
            []<class T>(array<T> x) { return x.max(T(0.01) * x); },
            []<class T>(array<T> x) { return T(0.01) + T(0.99) * (x > T(0)).template cast<T>(); }},
        []<class A>(A) { return eltwise(A::eltwise_relu, 0.01f); }, interval{-90, -20}),
    row<struct prelu>(
        formula{[]<class T>(T x) { return x > 0 ? x : T(0.25) * x; },
                []<class T>(T x) { return x > 0 ? T(1) : T(0.25); }},
        formula{[]<class T>(batch<T> x) { return select(x > T(0), x, T(0.25) * x); },
                []<class T>(batch<T> x) {
                    return select(x > T(0), batch<T>(T(1)), batch<T>(T(0.25)));
                }},
        formula{
            []<class T>(array<T> x) { return x.max(T(0.25) * x); },
            []<class T>(array<T> x) { return T(0.25) + T(0.75) * (x > T(0)).template cast<T>(); }},
        []<class A>(A) { return eltwise(A::eltwise_relu, 0.25f); }, interval{-90, -20}),
    row<struct gelu>(
        formula{[]<class T>(T x) { return T(0.5) * x * (1 + std::erf(x * T(rsqrt_2))); },
                []<class T>(T x) {
                    return T(0.5) + T(0.5) * std::erf(x * T(rsqrt_2)) +
                           x * (T(rsqrt_2pi) * std::exp(T(-0.5) * x * x));
                }},
        formula{[]<class T>(batch<T> x) { return T(0.5) * x * (T(1) + erf(x * T(rsqrt_2))); },
                []<class T>(batch<T> x) {
                    return T(0.5) + T(0.5) * erf(x * T(rsqrt_2)) +
                           x * (T(rsqrt_2pi) * exp(T(-0.5) * x * x));
                }},
        formula{[]<class T>(array<T> x) { return T(0.5) * x * (T(1) + erf(x * T(rsqrt_2))); },
                []<class T>(array<T> x) {
                    return T(0.5) + T(0.5) * erf(x * T(rsqrt_2)) +
                           x * (T(rsqrt_2pi) * exp(T(-0.5) * x * x));
                }},
        []<class A>(A) { return eltwise(A::eltwise_gelu_erf); }, interval{-9, -7}),
    row<struct gelu_tanh>(
        formula{
            []<class T>(T x) { return x / (1 + std::exp(-x * (T(gelu_a) + T(gelu_b) * x * x))); },
            []<class T>(T x) {
                const T s = 1 / (1 + std::exp(-x * (T(gelu_a) + T(gelu_b) * x * x)));
                return s + s * (1 - s) * x * (T(gelu_a) + T(3 * gelu_b) * x * x);
            }},
        formula{[]<class T>(batch<T> x) {
                    return x / (T(1) + exp(-x * (T(gelu_a) + T(gelu_b) * x * x)));
                },
                []<class T>(batch<T> x) {
                    const auto s = T(1) / (T(1) + exp(-x * (T(gelu_a) + T(gelu_b) * x * x)));
                    return s + s * (T(1) - s) * x * (T(gelu_a) + T(3 * gelu_b) * x * x);
                }},
        formula{[]<class T>(array<T> x) {
                    return T(0.5) * x * (T(1) + tanh(x * (T(gelu_a / 2) + T(gelu_b / 2) * x * x)));
                },
                []<class T>(array<T> x) {
                    const auto t = tanh(x * (T(gelu_a / 2) + T(gelu_b / 2) * x * x));
                    return T(0.5) + T(0.5) * t +
                           (T(1) - t * t) * x * (T(gelu_a / 4) + T(3 * gelu_b / 4) * x * x);
                }},
        []<class A>(A) { return eltwise(A::eltwise_gelu_tanh); }, interval{-9, -7}),
    row<struct silu>(
        formula{[]<class T>(T x) { return x / (1 + std::exp(-x)); },
                []<class T>(T x) {
                    const T s = 1 / (1 + std::exp(-x));
                    return s * (1 + x * (1 - s));
                }},
        formula{[]<class T>(batch<T> x) { return x / (T(1) + exp(-x)); },
                []<class T>(batch<T> x) {
                    const auto s = T(1) / (T(1) + exp(-x));
                    return s * (T(1) + x * (T(1) - s));
                }},
        formula{
            []<class T>(array<T> x) { return x * x.logistic(); },
            []<class T>(array<T> x) { return x.logistic() * (T(1) + x * (T(1) - x.logistic())); }},
        []<class A>(A) { return eltwise(A::eltwise_swish, 1); }, interval{-96, -92}),
    row<struct softplus>(
        formula{[]<class T>(T x) { return std::log(1 + std::exp(x)); },
                []<class T>(T x) { return 1 / (1 + std::exp(-x)); }},
        formula{[]<class T>(batch<T> x) { return log(T(1) + exp(x)); },
                []<class T>(batch<T> x) { return T(1) / (T(1) + exp(-x)); }},
        formula{[]<class T>(array<T> x) { return (T(1) + x.exp()).log(); },
                []<class T>(array<T> x) { return x.logistic(); }},
        []<class A>(A) { return eltwise(A::eltwise_soft_relu, 1); }, interval{-96, -92}),
    row<struct elu>(
        formula{[]<class T>(T x) { return x > 0 ? x : std::exp(x) - 1; },
                []<class T>(T x) { return x > 0 ? T(1) : std::exp(x); }},
        formula{[]<class T>(batch<T> x) { return select(x > T(0), x, exp(x) - T(1)); },
                []<class T>(batch<T> x) { return select(x > T(0), batch<T>(T(1)), exp(x)); }},
        formula{[]<class T>(array<T> x) { return x.max(T(0)) + x.min(T(0)).exp() - T(1); },
                []<class T>(array<T> x) { return x.min(T(0)).exp(); }},
        []<class A>(A) { return eltwise(A::eltwise_elu, 1); }, interval{-90, -20}),
    row<struct selu>(
        formula{[]<class T>(T x) {
                    return x > 0 ? T(selu_scale) * x : T(selu_slope) * (std::exp(x) - 1);
                },
                []<class T>(T x) { return x > 0 ? T(selu_scale) : T(selu_slope) * std::exp(x); }},
        formula{[]<class T>(batch<T> x) {
                    return select(x > T(0), T(selu_scale) * x, T(selu_slope) * (exp(x) - T(1)));
                },
                []<class T>(batch<T> x) {
                    return select(x > T(0), batch<T>(T(selu_scale)), T(selu_slope) * exp(x));
                }},
        formula{[]<class T>(array<T> x) {
                    return T(selu_scale) * x.max(T(0)) + T(selu_slope) * (x.min(T(0)).exp() - T(1));
                },
                []<class T>(array<T> x) {
                    return (x > T(0)).select(T(selu_scale), T(selu_slope) * x.exp());
                }},
        not_in_onednn{}, interval{-90, -20}),
};

} // namespace
} // namespace hinge::bench
