// SPDX-License-Identifier: MIT
// expect: hinge: an array object that is no contiguous range goes by pointers and a length
#include <cstddef>
#include <vector>

#include <hinge/hinge.hpp>

/// As Eigen has them.
struct array {
    float* data() { return elements; }
    std::ptrdiff_t size() const { return 4; }
    float elements[4] = {};
};

int main() {
    array x;
    std::vector<float> y(4);
    hinge::forward(hinge::gelu{}, x, y);
}
