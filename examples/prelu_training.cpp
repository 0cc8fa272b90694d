// SPDX-License-Identifier: MIT
//
// Slopes that are learned: a layer that scales each channel of its images, as batch normalization does, and
// then has a PReLU with a slope by channel. It finds the scales and slopes of another such layer.
//
//     g++ -std=c++20 -O2 -march=native -I hinge/include prelu_training.cpp
#include <cmath>
#include <cstdio>
#include <random>
#include <vector>

#include <hinge/hinge.hpp>

using floats = std::vector<float>;
constexpr std::size_t images = 8, channels = 3, pixels = 25; // an array has these dimensions: NCHW
constexpr std::size_t size = images * channels * pixels;

/// y = scale x, each channel having its own.
floats scaled(const floats& scale, const floats& x) {
    floats y(size);
    for (std::size_t i = 0; i < size; ++i) y[i] = scale[i / pixels % channels] * x[i];
    return y;
}

int main() {
    std::mt19937 random; // its numbers are the same everywhere
    floats x(size), target(size), y(size), dy(size), dz(size);
    for (float& one : x) one = static_cast<float>(random()) * 0x1p-31f - 1;
    const floats true_scale{0.5f, 1.5f, 2.0f}, true_slopes{0.1f, -0.3f, 0.8f};
    hinge::prelu_forward(true_slopes, scaled(true_scale, x), target, pixels);

    floats scale(channels, 1.0f), slopes(channels, 0.25f), dslopes(channels);
    double loss = 0;
    for (int step = 0; step <= 100; ++step) {
        const floats z = scaled(scale, x);
        hinge::prelu_forward(slopes, z, y, pixels);
        loss = 0;
        for (std::size_t i = 0; i < size; ++i) {
            dy[i] = (y[i] - target[i]) * (2.0f / size);
            loss += std::pow(y[i] - target[i], 2) / size;
        }
        hinge::prelu_backward(slopes, z, dy, dz, dslopes, pixels);
        for (std::size_t i = 0; i < size; ++i) scale[i / pixels % channels] -= dz[i] * x[i];
        for (std::size_t c = 0; c < channels; ++c) slopes[c] -= dslopes[c];
        if (step % 20 == 0) {
            std::printf("step %3d  loss %.4f  slopes", step, loss);
            for (const float slope : slopes) std::printf(" %5.2f", static_cast<double>(slope));
            std::puts("");
        }
    }
    return loss < 1e-5 ? 0 : 1;
}
