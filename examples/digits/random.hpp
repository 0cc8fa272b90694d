// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

/// The standard fixes the bits of std::mt19937, but not what its distributions and std::shuffle
/// make of them. These do the same with every standard library.
class random_source {
public:
    explicit random_source(std::uint32_t seed) : bits_(seed) {}

    /// An integer in [0, n).
    std::size_t below(std::size_t n) {
        return static_cast<std::size_t>(next() * std::uint64_t{n} >> 32);
    }

    /// A sample of the standard normal distribution, by Box and Muller.
    double normal() {
        const double radius = std::sqrt(-2.0 * std::log(uniform()));
        return radius * std::cos(2.0 * 3.14159265358979323846 * uniform());
    }

    template <class T>
    void shuffle(std::vector<T>& values) {
        for (std::size_t n = values.size(); n > 1; --n) std::swap(values[n - 1], values[below(n)]);
    }

private:
    std::uint64_t next() { return bits_() & 0xffffffffu; }

    /// In (0, 1), both ends excluded.
    double uniform() { return (static_cast<double>(next()) + 0.5) / 4294967296.0; }

    std::mt19937 bits_;
};
