// SPDX-License-Identifier: MIT
#pragma once

#include "bench/formula.hpp"

namespace hinge::bench {
namespace {
namespace row {

struct selu {
    static constexpr double scale = 1.0507009873554805;         // lambda
    static constexpr double slope = 1.6732632423543772 * scale; // alpha lambda

    static constexpr formula loop{
        []<class T>(T x) { return x > 0 ? T(scale) * x : T(slope) * (std::exp(x) - 1); },
        []<class T>(T x) { return x > 0 ? T(scale) : T(slope) * std::exp(x); }};
    static constexpr formula xsimd{
        []<class T>(auto x) { return select(x > T(0), T(scale) * x, T(slope) * (exp(x) - T(1))); },
        []<class T, class V>(V x) { return select(x > T(0), V(T(scale)), T(slope) * exp(x)); }};
    static constexpr formula eigen{
        []<class T>(auto x) {
            return T(scale) * x.max(T(0)) + T(slope) * (x.min(T(0)).exp() - T(1));
        },
        []<class T>(auto x) { return (x > T(0)).select(T(scale), T(slope) * x.exp()); }};
    // oneDNN has none.
    static constexpr interval tail{-90, -20};
};

} // namespace row
} // namespace
} // namespace hinge::bench
