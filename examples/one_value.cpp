// SPDX-License-Identifier: MIT
//
// One value: an activation is a small struct, called like a function.
//
//     g++ -std=c++20 -O2 -march=native -I hinge/include one_value.cpp
#include <cstdio>

#include <hinge/hinge.hpp>

int main() {
    const hinge::gelu gelu{};
    std::printf("gelu(1)   = %.6f\n", gelu(1.0));
    std::printf("gelu'(1)  = %.6f\n", gelu.derivative(1.0));

    // float in, float out; and the tail is there, where many implementations already return 0.
    const float tail = gelu(-10.0f);
    std::printf("gelu(-10) = %.3g\n", tail);

    // Parameters are members with the usual defaults, and may change at run time.
    std::printf("leaky_relu(-3), slope %.2f = %.4f\n", hinge::leaky_relu{}.negative_slope,
                hinge::leaky_relu{}(-3.0));
    std::printf("leaky_relu(-3), slope 0.20 = %.4f\n", hinge::leaky_relu{0.2}(-3.0));
    std::printf("softplus(0.5), beta 4 = %.6f\n", hinge::softplus{.beta = 4.0}(0.5));

    hinge::prelu learned;
    learned.slope -= 0.05; // a step of training
    std::printf("prelu'(-3) after a step = %.2f\n", learned.derivative(-3.0));
}
