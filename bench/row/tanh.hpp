// SPDX-License-Identifier: MIT
#pragma once

#include "bench/formula.hpp"

namespace hinge::bench {
namespace {
namespace row {

struct tanh {
    static constexpr formula loop{[]<class T>(T x) { return tangent(x); },
                                  []<class T>(T x) {
                                      const T t = tangent(x);
                                      return 1 - t * t;
                                  }};
    static constexpr formula xsimd{[]<class T>(auto x) { return tangent(x); },
                                   []<class T>(auto x) {
                                       const auto t = tangent(x);
                                       return T(1) - t * t;
                                   }};
    static constexpr formula eigen{[]<class T>(auto x) { return tangent(x); },
                                   []<class T>(auto x) { return T(1) - tangent(x) * tangent(x); }};
    static constexpr auto onednn = []<class A>(A) { return eltwise(A::eltwise_tanh); };
    static constexpr interval tail{-46, -44};
};

} // namespace row
} // namespace
} // namespace hinge::bench
