// SPDX-License-Identifier: MIT
// expect: hinge: the call goes biased_forward(f, bias, x, y), or biased_forward(f, bias, channels, x, y, n) with pointers, and inner last where it is not 1
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    std::vector<float> x(4), y(4);
    hinge::biased_forward(hinge::gelu{}, x, y);
}
