// SPDX-License-Identifier: MIT
// expect: hinge: biased_forward needs f(x), returning the type of x
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    std::vector<float> bias(2), x(4), y(4);
    hinge::biased_forward([](auto) { return 1; }, bias, x, y);
}
