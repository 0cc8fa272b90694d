// SPDX-License-Identifier: MIT
// needs: dispatch
// expect: hinge: dispatch takes Hinge's own activations
#include <vector>

#include <hinge/dispatch.hpp>

int main() {
    std::vector<float> x(4);
    hinge::dispatch::forward([](auto v) { return v; }, x, x);
}
