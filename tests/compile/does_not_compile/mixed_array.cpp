// SPDX-License-Identifier: MIT
// expect: hinge: all ranges of one array call must have the same element type
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    std::vector<float> x(4);
    std::vector<double> y(4);
    hinge::forward(hinge::gelu{}, x, y);
}
