// SPDX-License-Identifier: MIT
// expect: hinge: array calls take elements of type float, double, or of 16 bits with a hinge::format_of
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    std::vector<int> slopes(2);
    std::vector<float> x(4), y(4);
    hinge::prelu_forward(slopes, x, y);
}
