// SPDX-License-Identifier: MIT
//
// The feed-forward layer of a transformer, y = W_down (silu(W_gate x) * (W_up x)), in bfloat16: numbers are
// stored in half the memory of floats, sums are floats. The same layer in float shows what that costs.
//
//     g++ -std=c++20 -O2 -march=native -I hinge/include swiglu_bfloat16.cpp
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>
#include <vector>

#include <hinge/hinge.hpp>

/// W x, W being row-major.
template <class T>
std::vector<T> product(const std::vector<T>& W, const std::vector<T>& x) {
    std::vector<T> y(W.size() / x.size());
    for (std::size_t i = 0; i < y.size(); ++i) {
        float sum = 0;
        for (std::size_t j = 0; j < x.size(); ++j)
            sum += static_cast<float>(W[i * x.size() + j]) * static_cast<float>(x[j]);
        y[i] = static_cast<T>(sum);
    }
    return y;
}

template <class T>
struct feed_forward {
    std::vector<T> W_gate, W_up, W_down;
    std::vector<T> operator()(const std::vector<T>& x) const {
        std::vector<T> hidden = product(W_up, x);
        hinge::gated_forward(hinge::silu{}, product(W_gate, x), hidden, hidden); // in place
        return product(W_down, hidden);
    }
};

int main() {
    constexpr std::size_t width = 64, weights = 172 * width; // 172 hidden units
    std::mt19937 random;                                     // its numbers are the same everywhere
    const auto uniform = [&](std::size_t n) {
        std::vector<hinge::bfloat16> v(n);
        for (auto& x : v) x = hinge::bfloat16(static_cast<float>(random()) * 0x1p-31f - 1);
        return v;
    };
    const auto floats = [](const auto& v) { return std::vector<float>(v.begin(), v.end()); };
    const feed_forward<hinge::bfloat16> bf16{uniform(weights), uniform(weights), uniform(weights)};
    const feed_forward<float> f32{floats(bf16.W_gate), floats(bf16.W_up), floats(bf16.W_down)};
    float largest = 0, difference = 0;
    for (int token = 0; token < 8; ++token) {
        const auto x = uniform(width);
        const auto y = floats(bf16(x)), want = f32(floats(x));
        for (std::size_t i = 0; i < width; ++i) {
            largest = std::max(largest, std::abs(want[i]));
            difference = std::max(difference, std::abs(y[i] - want[i]));
        }
    }
    std::printf("largest result %.1f, largest difference %.2f\n", largest, difference);
    return difference < 0.01f * largest ? 0 : 1;
}
