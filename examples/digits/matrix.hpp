// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "random.hpp"

/// A matrix of floats, row by row.
struct matrix {
    std::size_t rows = 0, columns = 0;
    std::vector<float> values;

    matrix() = default;
    matrix(std::size_t r, std::size_t c) : rows(r), columns(c), values(r * c) {}

    std::span<float> row(std::size_t i) { return {values.data() + i * columns, columns}; }
    std::span<const float> row(std::size_t i) const {
        return {values.data() + i * columns, columns};
    }
};

/// a b. The innermost loop runs along a row of the result, so compilers turn it into SIMD without
/// reordering a sum.
inline matrix product(const matrix& a, const matrix& b) {
    matrix result(a.rows, b.columns);
    const std::size_t n = b.columns;
    for (std::size_t i = 0; i < a.rows; ++i) {
        float* to = result.row(i).data();
        for (std::size_t k = 0; k < a.columns; ++k) {
            const float factor = a.row(i)[k];
            const float* from = b.row(k).data();
            for (std::size_t j = 0; j < n; ++j) to[j] += factor * from[j];
        }
    }
    return result;
}

inline matrix transposed(const matrix& a) {
    matrix result(a.columns, a.rows);
    for (std::size_t i = 0; i < a.rows; ++i)
        for (std::size_t j = 0; j < a.columns; ++j)
            result.values[j * a.rows + i] = a.values[i * a.columns + j];
    return result;
}

/// Samples of a normal distribution with mean 0.
inline matrix normal_matrix(std::size_t rows, std::size_t columns, double variance,
                            random_source& random) {
    matrix result(rows, columns);
    for (float& value : result.values)
        value = static_cast<float>(std::sqrt(variance) * random.normal());
    return result;
}
