// SPDX-License-Identifier: MIT
#pragma once

#include "bench/formula.hpp"

namespace hinge::bench {
namespace {
namespace row {

struct swish {
    static constexpr formula loop{[]<class T>(T x) { return x / (1 + std::exp(-x)); },
                                  []<class T>(T x) {
                                      const T s = 1 / (1 + std::exp(-x));
                                      return s * (1 + x * (1 - s));
                                  }};
    static constexpr formula xsimd{[]<class T>(auto x) { return x / (T(1) + exp(-x)); },
                                   []<class T>(auto x) {
                                       const auto s = T(1) / (T(1) + exp(-x));
                                       return s * (T(1) + x * (T(1) - s));
                                   }};
    static constexpr formula eigen{
        []<class T>(auto x) { return x * x.logistic(); },
        []<class T>(auto x) { return x.logistic() * (T(1) + x * (T(1) - x.logistic())); }};
    static constexpr auto onednn = []<class A>(A) { return eltwise(A::eltwise_swish, 1); };
    static constexpr interval tail{-96, -92};
};

} // namespace row
} // namespace
} // namespace hinge::bench
