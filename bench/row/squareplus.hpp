// SPDX-License-Identifier: MIT
#pragma once

#include "bench/formula.hpp"

namespace hinge::bench {
namespace {
namespace row {

struct squareplus {
    static constexpr formula loop{
        []<class T>(T x) { return (x + std::sqrt(x * x + 4)) * T(0.5); },
        []<class T>(T x) { return T(0.5) + T(0.5) * x / std::sqrt(x * x + 4); }};
    static constexpr formula xsimd{
        []<class T>(auto x) { return (x + sqrt(x * x + T(4))) * T(0.5); },
        []<class T>(auto x) { return T(0.5) + T(0.5) * x / sqrt(x * x + T(4)); }};
    static constexpr formula eigen{
        []<class T>(auto x) { return (x + (x.square() + T(4)).sqrt()) * T(0.5); },
        []<class T>(auto x) { return T(0.5) + T(0.5) * x * (x.square() + T(4)).rsqrt(); }};
    static constexpr interval tail{-1e20, -1e19};
};

} // namespace row
} // namespace
} // namespace hinge::bench
