// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "harness/tested.hpp"

namespace harness {

/// n, or less where HINGE_CHECK_SHARE divides what is checked: under an emulator.
std::size_t share(std::size_t n);

/// The value of the environment's variable, or `otherwise`.
std::uint64_t setting(const char* variable, std::uint64_t otherwise);

/// The inputs where errors have been found before, in steps of an ulp: around the cliffs, both zeros,
/// the root, and where T's range ends.
template <class T>
std::vector<T> hard_inputs(const tested<T>& f, int steps = 64);

/// Every k-th encoding, k being odd, up to n in all: NaN and infinities among them.
template <class T>
std::vector<T> strided_encodings(std::size_t n);

/// Doubles without end: over all encodings, over every binade alike, over the ranges where the
/// functions bend, and over the row's tails.
class random_doubles {
public:
    explicit random_doubles(const tested<double>& f, std::uint64_t seed = 20261123);

    /// n more, or a few above.
    void add(std::vector<double>& x, std::size_t n);

private:
    double uniform(double low, double high);

    std::vector<interval> ranges;
    std::mt19937_64 random;
};

} // namespace harness
