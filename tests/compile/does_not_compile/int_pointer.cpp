// SPDX-License-Identifier: MIT
// expect: hinge: array calls take elements of type float, double, or of 16 bits with a hinge::format_of
#include <hinge/hinge.hpp>

int main() {
    int x[4] = {}, y[4];
    hinge::forward(hinge::gelu{}, &x[0], &y[0], 4);
}
