// SPDX-License-Identifier: MIT
// expect: hinge: the call goes backward(f, x, dy, dx), or backward(f, x, dy, dx, n) with pointers
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    std::vector<float> x(4), dy(4);
    hinge::backward(hinge::gelu{}, x, dy);
}
