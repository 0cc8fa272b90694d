// SPDX-License-Identifier: MIT
#pragma once

#include "bench/formula.hpp"

namespace hinge::bench {
namespace {
namespace row {

struct prelu {
    static constexpr formula loop{[]<class T>(T x) { return x > 0 ? x : T(0.25) * x; },
                                  []<class T>(T x) { return x > 0 ? T(1) : T(0.25); }};
    static constexpr formula xsimd{
        []<class T>(auto x) { return select(x > T(0), x, T(0.25) * x); },
        []<class T, class V>(V x) { return select(x > T(0), V(T(1)), V(T(0.25))); }};
    static constexpr formula eigen{
        []<class T>(auto x) { return x.max(T(0.25) * x); },
        []<class T>(auto x) { return T(0.25) + T(0.75) * (x > T(0)).template cast<T>(); }};
    static constexpr auto onednn = []<class A>(A) { return eltwise(A::eltwise_relu, 0.25f); };
    static constexpr interval tail{-90, -20};
};

} // namespace row
} // namespace
} // namespace hinge::bench
