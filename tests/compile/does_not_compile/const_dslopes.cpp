// SPDX-License-Identifier: MIT
// expect: hinge: the output range of an array call must not be const
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    const std::vector<float> slopes(2), x(4);
    std::vector<float> dx(4);
    hinge::prelu_backward(slopes.data(), 2, x.data(), x.data(), dx.data(), slopes.data(), 4);
}
