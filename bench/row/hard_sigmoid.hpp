// SPDX-License-Identifier: MIT
#pragma once

#include "bench/formula.hpp"

namespace hinge::bench {
namespace {
namespace row {

struct hard_sigmoid {
    static constexpr formula loop{
        []<class T>(T x) {
            const T y = x * (T(1) / T(6)) + T(0.5);
            return y > 0 ? (y < 1 ? y : T(1)) : T(0);
        },
        []<class T>(T x) { return x > -3 && x < 3 ? T(1) / T(6) : T(0); }};
    static constexpr formula xsimd{
        []<class T, class V>(V x) {
            return min(max(fma(x, V(T(1) / T(6)), V(T(0.5))), V(T(0))), V(T(1)));
        },
        []<class T, class V>(V x) {
            return select(x > T(-3) && x < T(3), V(T(1) / T(6)), V(T(0)));
        }};
    static constexpr formula eigen{
        []<class T>(auto x) { return (x * (T(1) / T(6)) + T(0.5)).max(T(0)).min(T(1)); },
        []<class T>(auto x) { return (T(1) / T(6)) * (x > T(-3) && x < T(3)).template cast<T>(); }};
    static constexpr interval tail{-90, -20};
};

} // namespace row
} // namespace
} // namespace hinge::bench
