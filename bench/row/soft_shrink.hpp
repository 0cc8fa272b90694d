// SPDX-License-Identifier: MIT
#pragma once

#include "bench/formula.hpp"

namespace hinge::bench {
namespace {
namespace row {

struct soft_shrink {
    static constexpr formula loop{
        []<class T>(T x) { return x > T(0.5)    ? x - T(0.5)
                                  : x < T(-0.5) ? x + T(0.5)
                                                : T(0); },
        []<class T>(T x) { return std::abs(x) > T(0.5) ? T(1) : T(0); }};
    static constexpr formula xsimd{
        []<class T, class V>(V x) { return x - min(max(x, V(T(-0.5))), V(T(0.5))); },
        []<class T, class V>(V x) { return select(abs(x) > T(0.5), V(T(1)), V(T(0))); }};
    static constexpr formula eigen{
        []<class T>(auto x) { return x - x.max(T(-0.5)).min(T(0.5)); },
        []<class T>(auto x) { return (x.abs() > T(0.5)).template cast<T>(); }};
    static constexpr interval tail{-90, -20};
};

} // namespace row
} // namespace
} // namespace hinge::bench
