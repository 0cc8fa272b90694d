// SPDX-License-Identifier: MIT
// The README's ten lines, word for word (ten_lines.cmake compares them), for matrix.sh.
// clang-format off
#include <hinge/hinge.hpp>            // or one: <hinge/activation/gelu.hpp>
#include <vector>

int main() {
    std::vector<float> x{-2, -1, 0, 1, 2}, dy(5, 1.0f), y(5), dx(5);
    hinge::forward(hinge::gelu{}, x, y);             // y  = gelu(x)
    hinge::backward(hinge::gelu{}, x, dy, dx);       // dx = dy * gelu'(x)
    hinge::forward(hinge::elu{.alpha = 0.5}, x, x);  // in place, with a parameter
    const double d = hinge::silu{}.derivative(0.5);  // one value
    return d > 0.5 && y[4] > 1.9f ? 0 : 1;
}
