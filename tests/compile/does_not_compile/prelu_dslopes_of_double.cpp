// SPDX-License-Identifier: MIT
// expect: hinge: the ranges of one array call mix float and 16 bits, but nothing with double
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    std::vector<double> dslopes(2);
    std::vector<float> slopes(2), x(4), dx(4);
    hinge::prelu_backward(slopes, x, x, dx, dslopes, 2);
}
