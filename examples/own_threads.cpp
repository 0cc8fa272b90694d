// SPDX-License-Identifier: MIT
//
// An array call on threads of your own: cut the arrays and call Hinge for each part. Wherever you cut,
// the bits are those of one call. (<hinge/parallel.hpp> uses the threads of the standard library.)
#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <span>
#include <thread>
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    const std::size_t n = 1'000'003;
    std::vector<float> x(n), y(n), want(n);
    for (std::size_t i = 0; i < n; ++i) x[i] = static_cast<float>(i % 1601) / 100 - 8;
    hinge::forward(hinge::gelu{}, x, want);

    // Parts of a multiple of 64 elements, so that two threads seldom write to the same cache line.
    const auto forward_part = [&](std::size_t part, std::size_t parts) {
        const std::size_t length = (n / parts + 63) / 64 * 64;
        const std::size_t first = std::min(part * length, n);
        const std::size_t count = part + 1 == parts ? n - first : std::min(length, n - first);
        hinge::forward(hinge::gelu{}, std::span(x).subspan(first, count),
                       std::span(y).subspan(first, count));
    };
    bool all_equal = true;
    const auto compare = [&](const char* threads) {
        const bool equal = std::memcmp(y.data(), want.data(), n * sizeof(float)) == 0;
        std::printf("%s: %s\n", threads, equal ? "the same bits" : "DIFFERENT");
        all_equal = all_equal && equal;
        std::fill(y.begin(), y.end(), 0.0f);
    };

    // A pool of yours is given the same work.
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < 3; ++i) threads.emplace_back(forward_part, i, 3);
    for (std::thread& each : threads) each.join();
    compare("std::thread");

#if defined(_OPENMP) // g++ -fopenmp
#pragma omp parallel for
#endif
    for (int i = 0; i < 16; ++i) forward_part(static_cast<std::size_t>(i), 16);
    compare("OpenMP");
    return all_equal ? 0 : 1;
}
