// SPDX-License-Identifier: MIT
// All array and scalar calls of Hinge, compiled once per ISA, each time under a name of its own. With
// HINGE_TEST_DISPATCH the array calls are those of <hinge/dispatch.hpp>.
#include <cstdio>

#include "../catalogue.hpp"
#include "results.hpp"

#if defined(HINGE_TEST_DISPATCH)
#include <hinge/dispatch.hpp>
namespace calls = hinge::dispatch;
#else
namespace calls = hinge;
#endif

namespace {

constexpr std::size_t n = 75; // vectors and a tail on every ISA

template <class T>
T number_without_nan(T x) {
    return x == x ? x : T(0);
}

template <class T, class F>
void run(const F& f, results& out) {
    T x[n], dy[n], y[n], d[n];
    std::uint64_t random = 1;
    for (std::size_t i = 0; i < n; ++i) {
        random = random * 6364136223846793005u + 1442695040888963407u;                // Knuth, MMIX
        x[i] = static_cast<T>(static_cast<double>(random >> 11) * 0x1p-52 * 16 - 16); // [-16, 16)
        dy[i] = T(1) + static_cast<T>(i) / 64;
    }
    x[5] = std::numeric_limits<T>::quiet_NaN();
    x[6] = std::numeric_limits<T>::infinity();
    x[7] = -x[6];
    const auto add = [&](const T* values) {
        for (std::size_t i = 0; i < n; ++i)
            out.arrays[out.arrays_size++] = number_without_nan(values[i]);
    };
    calls::forward(f, x, y);
    add(y);
    calls::derivative(f, x, d);
    add(d);
    calls::forward_with_derivative(f, x, y, d, n);
    add(y);
    add(d);
    calls::backward(f, x, dy, dy);
    add(dy);
    for (std::size_t i = 0; i < n; ++i) {
        out.scalars[out.scalars_size++] = number_without_nan(f(x[i]));
        out.scalars[out.scalars_size++] = number_without_nan(f.derivative(x[i]));
    }
}

} // namespace

void HINGE_TEST_FUNCTION(results& out) {
    out.arrays_size = out.scalars_size = 0;
    const auto run_floats = [&](bool from_tables) {
        catalogue::for_each_row([&](auto row) {
            using F = typename decltype(row)::activation;
            if (catalogue::f32_from_table<F>(true) == from_tables)
                run<float>(row.instances[row.instances.size() - 1], out);
        });
    };
    catalogue::for_each_row(
        [&](auto row) { run<double>(row.instances[row.instances.size() - 1], out); });
    run_floats(false);
    out.arrays_alike = out.arrays_size;
    out.scalars_alike = out.scalars_size;
    run_floats(true);
    try {
        float x[2] = {}, y[1];
        calls::forward(hinge::gelu{}, x, y);
    } catch (const std::exception& error) {
        std::snprintf(out.message, sizeof out.message, "%s", error.what());
    }
}
