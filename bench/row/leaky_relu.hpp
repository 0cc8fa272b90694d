// SPDX-License-Identifier: MIT
#pragma once

#include "bench/formula.hpp"

namespace hinge::bench {
namespace {
namespace row {

struct leaky_relu {
    static constexpr formula loop{[]<class T>(T x) { return x > 0 ? x : T(0.01) * x; },
                                  []<class T>(T x) { return x > 0 ? T(1) : T(0.01); }};
    static constexpr formula xsimd{
        []<class T>(auto x) { return select(x > T(0), x, T(0.01) * x); },
        []<class T, class V>(V x) { return select(x > T(0), V(T(1)), V(T(0.01))); }};
    static constexpr formula eigen{
        []<class T>(auto x) { return x.max(T(0.01) * x); },
        []<class T>(auto x) { return T(0.01) + T(0.99) * (x > T(0)).template cast<T>(); }};
    static constexpr auto onednn = []<class A>(A) { return eltwise(A::eltwise_relu, 0.01f); };
    static constexpr interval tail{-90, -20};
};

} // namespace row
} // namespace
} // namespace hinge::bench
