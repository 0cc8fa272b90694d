// SPDX-License-Identifier: MIT
#pragma once

#include "bench/formula.hpp"

namespace hinge::bench {
namespace {
namespace row {

struct thresholded_relu {
    static constexpr formula loop{[]<class T>(T x) { return x > 1 ? x : T(0); },
                                  []<class T>(T x) { return x > 1 ? T(1) : T(0); }};
    static constexpr formula xsimd{
        []<class T, class V>(V x) { return select(x > T(1), x, V(T(0))); },
        []<class T, class V>(V x) { return select(x > T(1), V(T(1)), V(T(0))); }};
    static constexpr formula eigen{
        []<class T>(auto x) { return x * (x > T(1)).template cast<T>(); },
        []<class T>(auto x) { return (x > T(1)).template cast<T>(); }};
    static constexpr interval tail{-90, -20};
};

} // namespace row
} // namespace
} // namespace hinge::bench
