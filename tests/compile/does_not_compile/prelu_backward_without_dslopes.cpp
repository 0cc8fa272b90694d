// SPDX-License-Identifier: MIT
// expect: hinge: the call goes prelu_backward(slopes, x, dy, dx, dslopes), or prelu_backward(slopes, channels, x, dy, dx, dslopes, n) with pointers, and inner last where it is not 1
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    std::vector<float> slopes(2), x(4), dx(4);
    hinge::prelu_backward(slopes, x, x, dx);
}
