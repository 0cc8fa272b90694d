// SPDX-License-Identifier: MIT
#pragma once

#include "bench/formula.hpp"

namespace hinge::bench {
namespace {
namespace row {

struct hard_tanh {
    static constexpr formula loop{[]<class T>(T x) { return x > -1 ? (x < 1 ? x : T(1)) : T(-1); },
                                  []<class T>(T x) { return x > -1 && x < 1 ? T(1) : T(0); }};
    static constexpr formula xsimd{
        []<class T, class V>(V x) { return min(max(x, V(T(-1))), V(T(1))); },
        []<class T, class V>(V x) { return select(x > T(-1) && x < T(1), V(T(1)), V(T(0))); }};
    static constexpr formula eigen{
        []<class T>(auto x) { return x.max(T(-1)).min(T(1)); },
        []<class T>(auto x) { return (x > T(-1) && x < T(1)).template cast<T>(); }};
    static constexpr auto onednn = []<class A>(A) { return eltwise(A::eltwise_clip, -1, 1); };
    static constexpr interval tail{-90, -20};
};

} // namespace row
} // namespace
} // namespace hinge::bench
