// SPDX-License-Identifier: MIT
// expect: hinge: the ranges of one array call mix float and 16 bits, but nothing with double
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    std::vector<double> bias(2);
    std::vector<hinge::float16> x(4), y(4);
    hinge::biased_forward(hinge::gelu{}, bias, x, y);
}
