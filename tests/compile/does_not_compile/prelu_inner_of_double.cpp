// SPDX-License-Identifier: MIT
// expect: hinge: the call goes prelu_forward(slopes, x, y), or prelu_forward(slopes, channels, x, y, n) with pointers, and inner last where it is not 1
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    std::vector<float> slopes(2), x(4), y(4);
    hinge::prelu_forward(slopes, x, y, 2.0);
}
