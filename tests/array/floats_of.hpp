// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

/// 16-bit elements as floats.
template <class Stored>
std::vector<float> floats_of(const std::vector<Stored>& x) {
    std::vector<float> y;
    for (const Stored& each : x) y.push_back(static_cast<float>(each));
    return y;
}
