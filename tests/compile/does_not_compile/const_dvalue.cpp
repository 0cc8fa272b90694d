// SPDX-License-Identifier: MIT
// expect: hinge: the output range of an array call must not be const
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    std::vector<float> x(4), dgate(4);
    const std::vector<float> dvalue(4);
    hinge::gated_backward(hinge::silu{}, x, x, x, dgate, dvalue);
}
