// SPDX-License-Identifier: MIT
// expect: hinge: forward needs f(x), returning the type of x
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    std::vector<double> x(4);
    hinge::forward([](float v) { return v; }, x, x);
}
