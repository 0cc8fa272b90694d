// SPDX-License-Identifier: MIT
// expect: hinge: forward needs f(x), returning the type of x
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    std::vector<float> x(4);
    hinge::forward([](auto v) { return v > v; }, x, x);
}
