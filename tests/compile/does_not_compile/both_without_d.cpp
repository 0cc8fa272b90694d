// SPDX-License-Identifier: MIT
// expect: hinge: the call goes forward_with_derivative(f, x, y, d), or forward_with_derivative(f, x, y, d, n) with pointers
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    std::vector<float> x(4), y(4);
    hinge::forward_with_derivative(hinge::gelu{}, x, y);
}
