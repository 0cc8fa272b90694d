// SPDX-License-Identifier: MIT
#pragma once

#include "bench/formula.hpp"

namespace hinge::bench {
namespace {
namespace row {

struct identity {
    static constexpr formula loop{[]<class T>(T x) { return x; }, []<class T>(T) { return T(1); }};
    static constexpr formula xsimd{[]<class T, class V>(V x) { return x; },
                                   []<class T, class V>(V) { return V(T(1)); }};
    static constexpr formula eigen{[]<class T>(auto x) { return x + T(0); },
                                   []<class T>(auto x) { return (x == x).template cast<T>(); }};
    static constexpr auto onednn = []<class A>(A) { return eltwise(A::eltwise_linear, 1); };
    static constexpr interval tail{-90, -20};
};

} // namespace row
} // namespace
} // namespace hinge::bench
