// SPDX-License-Identifier: MIT
#pragma once

#include "bench/formula.hpp"

namespace hinge::bench {
namespace {
namespace row {

struct gelu_tanh {
    // gelu_tanh(x) = x sigma(v), v = a x + b x^3
    static constexpr double a = 1.5957691216057308; // 2 sqrt(2 / pi)
    static constexpr double b = 0.044715 * a;

    static constexpr formula loop{
        []<class T>(T x) { return x / (1 + std::exp(-x * (T(a) + T(b) * x * x))); },
        []<class T>(T x) {
            const T s = 1 / (1 + std::exp(-x * (T(a) + T(b) * x * x)));
            return s + s * (1 - s) * x * (T(a) + T(3 * b) * x * x);
        }};
    static constexpr formula xsimd{
        []<class T>(auto x) { return x / (T(1) + exp(-x * (T(a) + T(b) * x * x))); },
        []<class T>(auto x) {
            const auto s = T(1) / (T(1) + exp(-x * (T(a) + T(b) * x * x)));
            return s + s * (T(1) - s) * x * (T(a) + T(3 * b) * x * x);
        }};
    static constexpr formula eigen{
        []<class T>(auto x) {
            return T(0.5) * x * (T(1) + tangent(x * (T(a / 2) + T(b / 2) * x * x)));
        },
        []<class T>(auto x) {
            const auto t = tangent(x * (T(a / 2) + T(b / 2) * x * x));
            return T(0.5) + T(0.5) * t + (T(1) - t * t) * x * (T(a / 4) + T(3 * b / 4) * x * x);
        }};
    static constexpr auto onednn = []<class A>(A) { return eltwise(A::eltwise_gelu_tanh); };
    static constexpr interval tail{-9, -7};
};

} // namespace row
} // namespace
} // namespace hinge::bench
