// SPDX-License-Identifier: MIT
// expect: hinge: the call goes derivative(f, x, d), or derivative(f, x, d, n) with pointers
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    std::vector<float> x(4), y(4), d(4);
    hinge::derivative(hinge::gelu{}, x, y, d);
}
