// SPDX-License-Identifier: MIT
//
// SwiGLU in a transformer: one matrix product gives both gate and value, so that each row of its result
// is [gate | value]. The gates of one row are contiguous, those of all rows are not: a call for each row.
//
//     g++ -std=c++20 -O2 -march=native -I hinge/include gated_rows.cpp
#include <cstddef>
#include <cstdio>
#include <span>
#include <vector>

#include <hinge/hinge.hpp>

/// Row-major.
struct matrix {
    std::size_t rows, columns;
    std::vector<float> elements = std::vector<float>(rows * columns);

    std::span<float> row(std::size_t i) {
        return std::span(elements).subspan(i * columns, columns);
    }
};

static void print(const char* label, std::span<const float> values) {
    std::printf("%-14s", label);
    for (const float value : values) std::printf(" %8.4f", value);
    std::printf("\n");
}

int main() {
    constexpr std::size_t rows = 3, width = 4;
    matrix x{rows, 2 * width}, y{rows, width}, dy{rows, width};
    for (std::size_t i = 0; i < rows; ++i) {
        for (std::size_t j = 0; j < width; ++j) {
            x.row(i)[j] = static_cast<float>(i + j) - 2.5f;          // gate
            x.row(i)[width + j] = 2.25f - static_cast<float>(i + j); // value
            dy.row(i)[j] = 1.0f;
        }
    }

    for (std::size_t i = 0; i < rows; ++i) {
        const auto gate = x.row(i).first(width), value = x.row(i).last(width);
        hinge::gated_forward(hinge::silu{}, gate, value, y.row(i));
        print("[gate | value]", x.row(i));
        print("y", y.row(i));
    }

    // In place: the gradients with respect to gate and value take their room.
    for (std::size_t i = 0; i < rows; ++i) {
        const auto gate = x.row(i).first(width), value = x.row(i).last(width);
        hinge::gated_backward(hinge::silu{}, gate, value, dy.row(i), gate, value);
        print("[dgate|dvalue]", x.row(i));
    }
}
