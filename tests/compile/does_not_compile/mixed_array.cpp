// SPDX-License-Identifier: MIT
// expect: hinge: the ranges of one array call mix float and 16 bits, but nothing with double
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    std::vector<hinge::bfloat16> x(4);
    std::vector<double> y(4);
    hinge::forward(hinge::gelu{}, x, y);
}
