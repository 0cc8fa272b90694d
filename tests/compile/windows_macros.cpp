// SPDX-License-Identifier: MIT
// Hinge after a header such as <windows.h>, which leaves these macros behind.
#define min(a, b) (((a) < (b)) ? (a) : (b))
#define max(a, b) (((a) > (b)) ? (a) : (b))
#define small char
#define near
#define far

#include <hinge/hinge.hpp>

int main() {
    float x[3] = {-1, 0, 1};
    hinge::forward(hinge::elu{}, x, x);
    hinge::backward(hinge::gelu{}, x, x, x);
    return x[1] == 0 && x[2] > 1 ? 0 : 1;
}
