// SPDX-License-Identifier: MIT
// expect: hinge: gated_forward needs f(x), returning the type of x
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    std::vector<float> gate(4), value(4), y(4);
    hinge::gated_forward([](auto) { return 1; }, gate, value, y);
}
