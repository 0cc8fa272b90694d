// SPDX-License-Identifier: MIT
// expect: hinge: gated_backward needs f(x) and f.derivative(x), returning the type of x
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    std::vector<float> x(4), y(4);
    hinge::gated_backward([](auto v) { return v; }, x, x, x, x, y);
}
