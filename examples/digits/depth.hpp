// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "layer_activation.hpp"
#include "matrix.hpp"
#include "random.hpp"

struct moments {
    double mean, variance;
};

inline moments moments_of(const std::vector<float>& values) {
    const double n = static_cast<double>(values.size());
    double mean = 0, variance = 0;
    for (const float value : values) mean += double{value} / n;
    for (const float value : values)
        variance += (double{value} - mean) * (double{value} - mean) / n;
    return {mean, variance};
}

/// Sends samples of mean 0 and variance 1 through layers of random weights (variance 1 / width,
/// LeCun) and the activation. Returns what the activations of each layer look like.
inline std::vector<moments> signal_by_depth(const layer_activation& activation,
                                            std::size_t layers) {
    constexpr std::size_t width = 256, samples = 256;
    random_source random(4);
    matrix x = normal_matrix(samples, width, 1.0, random);
    std::vector<moments> result;
    for (std::size_t i = 0; i < layers; ++i) {
        x = product(x, normal_matrix(width, width, 1.0 / width, random));
        activation.forward(x.values, x.values);
        result.push_back(moments_of(x.values));
    }
    return result;
}
