// SPDX-License-Identifier: MIT
// expect: hinge: array calls take contiguous ranges (vector, array, span, C array)
#include <deque>
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    std::vector<float> x(4);
    std::deque<float> y(4);
    hinge::forward(hinge::gelu{}, x, y);
}
