// SPDX-License-Identifier: MIT
// expect: hinge: the ranges of one array call mix float and 16 bits, but nothing with double
#include <hinge/hinge.hpp>

int main() {
    float x[4] = {};
    double y[4];
    hinge::forward(hinge::gelu{}, &x[0], &y[0], 4);
}
