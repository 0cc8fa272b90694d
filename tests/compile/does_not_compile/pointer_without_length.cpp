// SPDX-License-Identifier: MIT
// expect: hinge: the call goes forward(f, x, y), or forward(f, x, y, n) with pointers
#include <hinge/hinge.hpp>

int main() {
    float x[4] = {}, y[4];
    hinge::forward(hinge::gelu{}, &x[0], &y[0]);
}
