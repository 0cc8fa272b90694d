// SPDX-License-Identifier: MIT
// expect: hinge: backward needs f.derivative(x), returning the type of x
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    std::vector<float> x(4);
    hinge::backward([](auto v) { return v; }, x, x, x);
}
