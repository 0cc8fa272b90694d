// SPDX-License-Identifier: MIT
#pragma once

#include "bench/formula.hpp"

namespace hinge::bench {
namespace {
namespace row {

struct hard_swish {
    static constexpr formula loop{
        []<class T>(T x) {
            const T y = x * (T(1) / T(6)) + T(0.5);
            return x * (y > 0 ? (y < 1 ? y : T(1)) : T(0));
        },
        []<class T>(T x) { return x > -3 ? (x < 3 ? x * (T(1) / T(3)) + T(0.5) : T(1)) : T(0); }};
    static constexpr formula xsimd{
        []<class T, class V>(V x) {
            return x * min(max(fma(x, V(T(1) / T(6)), V(T(0.5))), V(T(0))), V(T(1)));
        },
        []<class T, class V>(V x) {
            return select(x > T(-3), select(x < T(3), fma(x, V(T(1) / T(3)), V(T(0.5))), V(T(1))),
                          V(T(0)));
        }};
    static constexpr formula eigen{
        []<class T>(auto x) { return x * (x * (T(1) / T(6)) + T(0.5)).max(T(0)).min(T(1)); },
        []<class T>(auto x) {
            return (x > T(-3)).select((x < T(3)).select(x * (T(1) / T(3)) + T(0.5), T(1)), T(0));
        }};
    static constexpr auto onednn = []<class A>(A) {
        return eltwise(A::eltwise_hardswish, 1.0f / 6, 0.5f);
    };
    static constexpr interval tail{-90, -20};
};

} // namespace row
} // namespace
} // namespace hinge::bench
