// SPDX-License-Identifier: MIT
// Built with -fno-exceptions and -fno-rtti: a wrong call must say so on stderr and abort.
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    const std::vector<float> x(5);
    std::vector<float> y(4);
    hinge::forward(hinge::gelu{}, x, y);
    return 0; // not reached
}
