// SPDX-License-Identifier: MIT
// needs: batches
// expect: hinge: forward needs f(x), returning the type of x
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    std::vector<float> x(4);
    hinge::forward([](float v) { return v; }, x, x);
}
