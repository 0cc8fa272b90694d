// SPDX-License-Identifier: MIT
// needs: by_name
// expect: hinge: the ranges of one array call mix float and 16 bits, but nothing with double
#include <vector>

#include <hinge/by_name.hpp>

int main() {
    const std::vector<float> x(4);
    std::vector<double> y(4);
    const hinge::any_activation f;
    hinge::forward(f, x, y); // one error, not one for each activation
}
