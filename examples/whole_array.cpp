// SPDX-License-Identifier: MIT
//
// Whole arrays: any contiguous ranges of float, double or 16-bit numbers, of any length and alignment.
//
//     g++ -std=c++20 -O2 -march=native -I hinge/include whole_array.cpp
#include <array>
#include <cstdio>
#include <span>
#include <stdexcept>
#include <vector>

#include <hinge/hinge.hpp>

static void print(const char* label, std::span<const float> values) {
    std::printf("%-18s", label);
    for (const float value : values) std::printf(" %8.4f", value);
    std::printf("\n");
}

int main() {
    const std::vector<float> x{-4, -2, -1, 0, 1, 2, 4};
    std::vector<float> y(x.size()), d(x.size());

    hinge::forward(hinge::silu{}, x, y);
    print("x", x);
    print("silu(x)", y);

    // Both in one pass.
    hinge::forward_with_derivative(hinge::elu{.alpha = 0.5}, x, y, d);
    print("elu(x)", y);
    print("elu'(x)", d);

    // The chain rule: dx = dy * f'(x).
    const std::array<float, 7> dy{1, 1, 1, 10, 10, 10, 10};
    std::vector<float> dx(x.size());
    hinge::backward(hinge::gelu{}, x, dy, dx);
    print("backward of gelu", dx);

    // In place, on a part of an array: a span names the part.
    std::vector<float> z = x;
    const std::span<float> first_three(z.data(), 3);
    hinge::forward(hinge::relu{}, first_three, first_three);
    print("relu on three", z);

    // A mistake in the arguments is reported before anything is written.
    std::vector<float> too_short(5);
    try {
        hinge::forward(hinge::relu{}, x, too_short);
    } catch (const std::invalid_argument& error) {
        std::printf("%s\n", error.what());
    }
}
