// SPDX-License-Identifier: MIT
// expect: hinge: all ranges of one array call must have the same element type
#include <hinge/hinge.hpp>

int main() {
    float x[4] = {};
    double y[4];
    hinge::forward(hinge::gelu{}, &x[0], &y[0], 4);
}
