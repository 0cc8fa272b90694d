// SPDX-License-Identifier: MIT
// expect: hinge: array calls take elements of type float or double
#include <hinge/hinge.hpp>

int main() {
    int x[4] = {}, y[4];
    hinge::forward(hinge::gelu{}, &x[0], &y[0], 4);
}
