// SPDX-License-Identifier: MIT
// needs: dispatch
// expect: hinge: dispatch takes Hinge's own activations
#include <vector>

#include <hinge/dispatch.hpp>

int main() {
    std::vector<float> bias(2), x(4);
    hinge::dispatch::biased_forward([](auto v) { return v; }, bias, x, x);
}
