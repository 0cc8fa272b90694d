// SPDX-License-Identifier: MIT
// Compiled once per ISA, each under its own function name: all array and scalar calls of Hinge.
#include <vector>

#include "../catalogue.hpp"

double HINGE_TEST_FUNCTION() {
    double sum = 0;
    const auto run = [&](const auto& f, auto zero) {
        using T = decltype(zero);
        std::vector<T> x(37, T(-0.5)), y(37), d(37);
        hinge::forward_with_derivative(f, x, y, d);
        hinge::backward(f, x, d, d);
        hinge::forward(f, y, y);
        sum += static_cast<double>(y[0] + d[36] + f(T(1)) + f.derivative(T(-1)));
    };
    catalogue::for_each_row([&](auto row) {
        run(row.instances[0], 0.0f);
        run(row.instances[0], 0.0);
    });
    return sum;
}
