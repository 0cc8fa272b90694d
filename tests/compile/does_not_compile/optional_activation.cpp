// SPDX-License-Identifier: MIT
// needs: by_name
// expect: hinge: forward needs f(x)
#include <vector>

#include <hinge/by_name.hpp>

int main() {
    std::vector<float> x(4);
    hinge::forward(hinge::by_name("gelu"), x, x); // is there one of that name?
}
