// SPDX-License-Identifier: MIT
#pragma once

#include "bench/formula.hpp"

namespace hinge::bench {
namespace {
namespace row {

struct relu6 {
    static constexpr formula loop{[]<class T>(T x) { return x > 0 ? (x < 6 ? x : T(6)) : T(0); },
                                  []<class T>(T x) { return x > 0 && x < 6 ? T(1) : T(0); }};
    static constexpr formula xsimd{
        []<class T, class V>(V x) { return min(max(x, V(T(0))), V(T(6))); },
        []<class T, class V>(V x) { return select(x > T(0) && x < T(6), V(T(1)), V(T(0))); }};
    static constexpr formula eigen{
        []<class T>(auto x) { return x.max(T(0)).min(T(6)); },
        []<class T>(auto x) { return (x > T(0) && x < T(6)).template cast<T>(); }};
    static constexpr auto onednn = []<class A>(A) { return eltwise(A::eltwise_clip, 0, 6); };
    static constexpr interval tail{-90, -20};
};

} // namespace row
} // namespace
} // namespace hinge::bench
