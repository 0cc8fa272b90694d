// SPDX-License-Identifier: MIT
#pragma once

#include "bench/formula.hpp"

namespace hinge::bench {
namespace {
namespace row {

struct celu {
    static constexpr formula loop{[]<class T>(T x) { return x > 0 ? x : std::exp(x) - 1; },
                                  []<class T>(T x) { return x > 0 ? T(1) : std::exp(x); }};
    static constexpr formula xsimd{
        []<class T>(auto x) { return select(x > T(0), x, exp(x) - T(1)); },
        []<class T, class V>(V x) { return select(x > T(0), V(T(1)), exp(x)); }};
    static constexpr formula eigen{
        []<class T>(auto x) { return x.max(T(0)) + x.min(T(0)).exp() - T(1); },
        []<class T>(auto x) { return x.min(T(0)).exp(); }};
    static constexpr auto onednn = []<class A>(A) { return eltwise(A::eltwise_elu, 1); };
    static constexpr interval tail{-90, -20};
};

} // namespace row
} // namespace
} // namespace hinge::bench
