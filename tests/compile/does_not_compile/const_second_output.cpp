// SPDX-License-Identifier: MIT
// expect: hinge: the output range of an array call must not be const
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    std::vector<float> x(4), y(4);
    const std::vector<float> d(4);
    hinge::forward_with_derivative(hinge::gelu{}, x, y, d);
}
