// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <numeric>
#include <random>
#include <vector>

/// n numbers from N(0, deviation), the same on every platform (std::normal_distribution is not).
inline std::vector<float> normal(std::size_t n, double deviation, unsigned seed) {
    std::mt19937_64 random(seed);
    const auto uniform = [&] { return (static_cast<double>(random() >> 11) + 0.5) * 0x1p-53; };
    std::vector<float> x(n);
    for (float& v : x)
        v = static_cast<float>(deviation * std::sqrt(-2 * std::log(uniform())) *
                               std::cos(6.283185307179586 * uniform()));
    return x;
}

struct moments {
    double mean, variance;
};
inline moments moments_of(const std::vector<float>& x) {
    const double n = static_cast<double>(x.size());
    const double mean = std::accumulate(x.begin(), x.end(), 0.0) / n;
    double squares = 0;
    for (double v : x) squares += (v - mean) * (v - mean);
    return {mean, squares / n};
}
