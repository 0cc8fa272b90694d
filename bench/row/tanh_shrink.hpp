// SPDX-License-Identifier: MIT
#pragma once

#include "bench/formula.hpp"

namespace hinge::bench {
namespace {
namespace row {

struct tanh_shrink {
    static constexpr formula loop{[]<class T>(T x) { return x - tangent(x); },
                                  []<class T>(T x) {
                                      const T t = tangent(x);
                                      return t * t;
                                  }};
    static constexpr formula xsimd{[]<class T>(auto x) { return x - tangent(x); },
                                   []<class T>(auto x) {
                                       const auto t = tangent(x);
                                       return t * t;
                                   }};
    static constexpr formula eigen{[]<class T>(auto x) { return x - tangent(x); },
                                   []<class T>(auto x) { return tangent(x).square(); }};
    static constexpr interval tail{-1e-13, -1e-15};
};

} // namespace row
} // namespace
} // namespace hinge::bench
