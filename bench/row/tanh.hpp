// SPDX-License-Identifier: MIT
#pragma once

#include "bench/formula.hpp"

namespace hinge::bench {
namespace {
namespace row {

struct tanh {
    static constexpr formula loop{[]<class T>(T x) { return std::tanh(x); },
                                  []<class T>(T x) {
                                      const T t = std::tanh(x);
                                      return 1 - t * t;
                                  }};
    static constexpr formula xsimd{[]<class T>(auto x) { return ::xsimd::tanh(x); },
                                   []<class T>(auto x) {
                                       const auto t = ::xsimd::tanh(x);
                                       return T(1) - t * t;
                                   }};
    static constexpr formula eigen{[]<class T>(auto x) { return x.tanh(); },
                                   []<class T>(auto x) { return T(1) - x.tanh() * x.tanh(); }};
    static constexpr auto onednn = []<class A>(A) { return eltwise(A::eltwise_tanh); };
    static constexpr interval tail{-46, -44};
};

} // namespace row
} // namespace
} // namespace hinge::bench
