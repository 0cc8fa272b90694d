// SPDX-License-Identifier: MIT
// expect: hinge: biased_backward needs f.derivative(x), returning the type of x
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    std::vector<float> bias(2), x(4), dx(4), dbias(2);
    hinge::biased_backward([](auto v) { return v; }, bias, x, x, dx, dbias);
}
