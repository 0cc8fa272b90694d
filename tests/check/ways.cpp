// SPDX-License-Identifier: MIT
#include "check/ways.hpp"

#include <algorithm>
#include <cmath>

#include "harness/sampling.hpp"

using namespace harness;

template <class T>
std::vector<way<T>> ways_of(const tested<T>& f) {
    const calls<T>& call = f.calls();
    const void* const g = f.at.f;
    std::vector<way<T>> ways;
    const auto add = [&](const std::string& by, member m, std::size_t granularity, auto run) {
        ways.push_back({f.name() + " " + name_of(m) + " by " + by, m, granularity, run});
    };
    for (const member m : members) {
        const auto scalar = call.scalar[index(m)];
        add("scalars", m, 1, [=](const T* x, T* y, std::size_t n) {
            for (std::size_t i = 0; i < n; ++i) y[i] = scalar(g, x[i]);
        });
        for (const auto& batch : call.batches) {
            const auto evaluate = batch.evaluate[index(m)];
            add("batches of " + batch.isa, m, batch.lanes,
                [=](const T* x, T* y, std::size_t n) { evaluate(g, x, y, n); });
        }
        add("forward_with_derivative", m, 1,
            [=](const T* x, T* y, std::size_t n) { f.evaluate(m, x, y, n); });
    }
    const auto backward = call.backward;
    add("backward", member::derivative, 1, [=](const T* x, T* y, std::size_t n) {
        const std::vector<T> ones(n, T(1));
        backward(g, x, ones.data(), y, n);
    });
    return ways;
}

template <class T>
std::vector<T> finite_inputs(const tested<T>& f) {
    std::vector<T> x = hard_inputs(f, 8);
    const std::vector<T> any = strided_encodings<T>(20'011);
    x.insert(x.end(), any.begin(), any.end());
    for (int i = -4'000; i < 4'000; ++i) x.push_back(T(i) * T(0.00391));   // where functions bend
    for (int i = -4'000; i < 4'000; ++i) x.push_back(T(i) * T(0.1953125)); // tails
    std::erase_if(x, [](T v) { return !std::isfinite(v); });
    // Neighbours of other kinds, in the same order each time.
    for (std::size_t i = x.size(), random = 1; i > 1; --i) {
        random = random * 1'103'515'245u + 12'345u;
        std::swap(x[i - 1], x[(random >> 16) % i]);
    }
    return x;
}

template std::vector<way<float>> ways_of(const tested<float>&);
template std::vector<way<double>> ways_of(const tested<double>&);
template std::vector<float> finite_inputs(const tested<float>&);
template std::vector<double> finite_inputs(const tested<double>&);
