// SPDX-License-Identifier: MIT
// expect: hinge: the output range of an array call must not be a temporary
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    const std::vector<float> x(4);
    hinge::forward(hinge::gelu{}, x, std::vector<float>(4));
}
