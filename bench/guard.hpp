// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "bench/race.hpp"

namespace hinge::bench {

/// The arrays that a call writes, each of the length of x.
template <class T>
std::vector<std::vector<T>> results(array_function<T> function, const array_call& call,
                                    const std::vector<T>& x, const std::vector<T>& others) {
    std::vector<std::vector<T>> result(call.outputs, std::vector<T>(x.size()));
    std::vector<const T*> in{x.data()};
    for (std::size_t i = 1; i < call.inputs; ++i) in.push_back(others.data() + i); // no two alike
    std::vector<T*> out;
    for (std::vector<T>& each : result) out.push_back(each.data());
    function(in.data(), out.data(), x.size());
    return result;
}

template <class T>
bool agrees(const std::string& what, const std::vector<T>& x, const std::vector<T>& want,
            const std::vector<T>& got) {
    constexpr double tolerance = sizeof(T) == 8 ? 1e-9 : sizeof(T) == 4 ? 1e-4 : 1e-2;
    const auto number = [](T element) { return double{static_cast<computed<T>>(element)}; };
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double g = number(got[i]), w = number(want[i]);
        if (std::abs(g - w) <= tolerance * (1 + std::abs(w))) continue;
        std::fprintf(stderr, "hinge_bench: %s is wrong: at x = %.9g it gives %.9g, hinge %.9g\n",
                     what.c_str(), number(x[i]), g, w);
        return false;
    }
    return true;
}

/// Whether every contestant computes what Hinge does on ordinary inputs, so that no wrong formula
/// can win. A check of the peers; the accuracy of Hinge is the tests' business.
template <class T>
bool contestants_agree(const race& of) {
    constexpr std::size_t n = 256;
    // x is exact in 16 bits and no kink, where peers may differ.
    std::vector<T> x(n), others(2 * n);
    for (std::size_t i = 0; i < n; ++i)
        x[i] = static_cast<T>(static_cast<computed<T>>((static_cast<double>(i) + 0.5) / 32 - 4));
    for (std::size_t i = 0; i < others.size(); ++i)
        others[i] = static_cast<T>(static_cast<computed<T>>(1 + i % 3));
    bool good = true;
    for (const contestant& each : of.contestants) {
        std::size_t known = 0;
        for (const array_call& call : timed_calls()) {
            const auto function = each.calls.template of<T>(call.name);
            if (!function) continue;
            ++known;
            const auto hinge = of.contestants.front().calls.template of<T>(call.name);
            const auto want = results(hinge, call, x, others);
            const auto got = results(function, call, x, others);
            const std::string what =
                of.name + "/" + call.name + "/" + type_name<T> + "/" + each.name;
            for (std::size_t j = 0; j < call.outputs; ++j) good &= agrees(what, x, want[j], got[j]);
        }
        if (known == each.calls.template of<T>().size()) continue;
        std::fprintf(stderr, "hinge_bench: %s/%s has a function for a call that there is not\n",
                     of.name.c_str(), each.name.c_str());
        good = false;
    }
    return good;
}

} // namespace hinge::bench
