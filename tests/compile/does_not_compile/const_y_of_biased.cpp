// SPDX-License-Identifier: MIT
// expect: hinge: the output range of an array call must not be const
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    const std::vector<float> bias(2), x(4);
    hinge::biased_forward(hinge::gelu{}, bias, x, x, 2);
}
