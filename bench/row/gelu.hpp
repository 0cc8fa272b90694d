// SPDX-License-Identifier: MIT
#pragma once

#include "bench/formula.hpp"

namespace hinge::bench {
namespace {
namespace row {

struct gelu {
    static constexpr double rsqrt_2 = 0.70710678118654752;   // 1 / sqrt 2
    static constexpr double rsqrt_2pi = 0.39894228040143268; // 1 / sqrt(2 pi)

    static constexpr formula loop{
        []<class T>(T x) { return T(0.5) * x * (1 + std::erf(x * T(rsqrt_2))); },
        []<class T>(T x) {
            return T(0.5) + T(0.5) * std::erf(x * T(rsqrt_2)) +
                   x * (T(rsqrt_2pi) * std::exp(T(-0.5) * x * x));
        }};
    static constexpr formula xsimd{
        []<class T>(auto x) { return T(0.5) * x * (T(1) + erf(x * T(rsqrt_2))); },
        []<class T>(auto x) {
            return T(0.5) + T(0.5) * erf(x * T(rsqrt_2)) +
                   x * (T(rsqrt_2pi) * exp(T(-0.5) * x * x));
        }};
    static constexpr formula eigen = xsimd;
    static constexpr auto onednn = []<class A>(A) { return eltwise(A::eltwise_gelu_erf); };
    static constexpr interval tail{-9, -7};
};

} // namespace row
} // namespace
} // namespace hinge::bench
