// SPDX-License-Identifier: MIT
// expect: hinge: array calls take contiguous ranges (vector, array, span, C array)
#include <list>
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    std::list<float> x(4);
    std::vector<float> y(4);
    hinge::forward(hinge::gelu{}, x, y);
}
