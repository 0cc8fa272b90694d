// SPDX-License-Identifier: MIT
// expect: hinge: the output range of an array call must not be const
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    const std::vector<float> x(4), y(4);
    hinge::forward(hinge::gelu{}, x, y);
}
