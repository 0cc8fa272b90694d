// SPDX-License-Identifier: MIT
#pragma once

#include "bench/formula.hpp"

namespace hinge::bench {
namespace {
namespace row {

struct log_sigmoid {
    static constexpr formula loop{[]<class T>(T x) { return -std::log(1 + std::exp(-x)); },
                                  []<class T>(T x) { return 1 / (1 + std::exp(x)); }};
    static constexpr formula xsimd{[]<class T>(auto x) { return -log(T(1) + exp(-x)); },
                                   []<class T>(auto x) { return T(1) / (T(1) + exp(x)); }};
    static constexpr formula eigen{[]<class T>(auto x) { return -((T(1) + (-x).exp()).log()); },
                                   []<class T>(auto x) { return (-x).logistic(); }};
    static constexpr auto onednn = []<class A>(A) { return eltwise(A::eltwise_logsigmoid); };
    static constexpr interval tail{92, 96};
};

} // namespace row
} // namespace
} // namespace hinge::bench
