// SPDX-License-Identifier: MIT
#pragma once

#include "bench/formula.hpp"

namespace hinge::bench {
namespace {
namespace row {

struct softsign {
    static constexpr formula loop{[]<class T>(T x) { return x / (1 + std::abs(x)); },
                                  []<class T>(T x) {
                                      const T d = 1 + std::abs(x);
                                      return 1 / (d * d);
                                  }};
    static constexpr formula xsimd{[]<class T>(auto x) { return x / (T(1) + abs(x)); },
                                   []<class T>(auto x) {
                                       const auto d = T(1) + abs(x);
                                       return T(1) / (d * d);
                                   }};
    static constexpr formula eigen{
        []<class T>(auto x) { return x / (T(1) + x.abs()); },
        []<class T>(auto x) { return (T(1) + x.abs()).square().inverse(); }};
    static constexpr interval tail{-1e20, -1e19};
};

} // namespace row
} // namespace
} // namespace hinge::bench
