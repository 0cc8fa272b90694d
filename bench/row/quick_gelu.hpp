// SPDX-License-Identifier: MIT
#pragma once

#include "bench/formula.hpp"

namespace hinge::bench {
namespace {
namespace row {

struct quick_gelu {
    static constexpr double beta = 1.702;

    static constexpr formula loop{[]<class T>(T x) { return x / (1 + std::exp(T(-beta) * x)); },
                                  []<class T>(T x) {
                                      const T s = 1 / (1 + std::exp(T(-beta) * x));
                                      return s * (1 + T(beta) * x * (1 - s));
                                  }};
    static constexpr formula xsimd{[]<class T>(auto x) { return x / (T(1) + exp(T(-beta) * x)); },
                                   []<class T>(auto x) {
                                       const auto s = T(1) / (T(1) + exp(T(-beta) * x));
                                       return s * (T(1) + T(beta) * x * (T(1) - s));
                                   }};
    static constexpr formula eigen{[]<class T>(auto x) { return x * (T(beta) * x).logistic(); },
                                   []<class T>(auto x) {
                                       return (T(beta) * x).logistic() *
                                              (T(1) +
                                               T(beta) * x * (T(1) - (T(beta) * x).logistic()));
                                   }};
    static constexpr auto onednn = []<class A>(A) { return eltwise(A::eltwise_swish, 1.702f); };
    static constexpr interval tail{-56, -54};
};

} // namespace row
} // namespace
} // namespace hinge::bench
