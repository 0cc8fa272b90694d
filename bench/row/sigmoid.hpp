// SPDX-License-Identifier: MIT
#pragma once

#include "bench/formula.hpp"

namespace hinge::bench {
namespace {
namespace row {

struct sigmoid {
    static constexpr formula loop{[]<class T>(T x) { return 1 / (1 + std::exp(-x)); },
                                  []<class T>(T x) {
                                      const T s = 1 / (1 + std::exp(-x));
                                      return s * (1 - s);
                                  }};
    static constexpr formula xsimd{[]<class T>(auto x) { return T(1) / (T(1) + exp(-x)); },
                                   []<class T>(auto x) {
                                       const auto s = T(1) / (T(1) + exp(-x));
                                       return s * (T(1) - s);
                                   }};
    static constexpr formula eigen{
        []<class T>(auto x) { return x.logistic(); },
        []<class T>(auto x) { return x.logistic() * (T(1) - x.logistic()); }};
    static constexpr auto onednn = []<class A>(A) { return eltwise(A::eltwise_logistic); };
    static constexpr interval tail{-96, -92};
};

} // namespace row
} // namespace
} // namespace hinge::bench
