// SPDX-License-Identifier: MIT
#pragma once

#include "bench/formula.hpp"

namespace hinge::bench {
namespace {
namespace row {

struct squared_relu {
    static constexpr formula loop{[]<class T>(T x) {
                                      const T y = x > 0 ? x : T(0);
                                      return y * y;
                                  },
                                  []<class T>(T x) { return x > 0 ? 2 * x : T(0); }};
    static constexpr formula xsimd{[]<class T, class V>(V x) {
                                       const V y = max(x, V(T(0)));
                                       return y * y;
                                   },
                                   []<class T, class V>(V x) { return T(2) * max(x, V(T(0))); }};
    static constexpr formula eigen{[]<class T>(auto x) { return x.max(T(0)).square(); },
                                   []<class T>(auto x) { return T(2) * x.max(T(0)); }};
    static constexpr interval tail{-90, -20};
};

} // namespace row
} // namespace
} // namespace hinge::bench
