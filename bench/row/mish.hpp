// SPDX-License-Identifier: MIT
#pragma once

#include "bench/formula.hpp"

namespace hinge::bench {
namespace {
namespace row {

/// The derivative is t + x sigma(x) (1 - t^2), t = tangent(log(1 + e^x)).
struct mish {
    static constexpr formula loop{[]<class T>(T x) { return x * tangent(std::log1p(std::exp(x))); },
                                  []<class T>(T x) {
                                      const T e = std::exp(x), t = tangent(std::log1p(e));
                                      return t + x * (1 - t * t) * e / (1 + e);
                                  }};
    static constexpr formula xsimd{[]<class T>(auto x) { return x * tangent(log1p(exp(x))); },
                                   []<class T>(auto x) {
                                       const auto e = exp(x), t = tangent(log1p(e));
                                       return t + x * (T(1) - t * t) * e / (T(1) + e);
                                   }};
    static constexpr formula eigen{[]<class T>(auto x) { return x * tangent(log1p(exp(x))); },
                                   []<class T>(auto x) {
                                       const auto t = tangent(log1p(exp(x)));
                                       return t + x * x.logistic() * (T(1) - t * t);
                                   }};
    static constexpr auto onednn = []<class A>(A) { return eltwise(A::eltwise_mish); };
    static constexpr interval tail{-96, -92};
};

} // namespace row
} // namespace
} // namespace hinge::bench
