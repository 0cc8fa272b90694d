// SPDX-License-Identifier: MIT
// needs: by_name
// expect: hinge: the ranges of one array call mix float and 16 bits, but nothing with double
#include <vector>

#include <hinge/by_name.hpp>

int main() {
    const std::vector<double> bias(2);
    std::vector<float> x(4), y(4);
    const hinge::any_activation f;
    hinge::biased_forward(f, bias, x, y); // one error, not one for each activation
}
