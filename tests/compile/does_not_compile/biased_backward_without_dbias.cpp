// SPDX-License-Identifier: MIT
// expect: hinge: the call goes biased_backward(f, bias, x, dy, dx, dbias), or biased_backward(f, bias, channels, x, dy, dx, dbias, n) with pointers, and inner last where it is not 1
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    std::vector<float> bias(2), x(4), dx(4);
    hinge::biased_backward(hinge::gelu{}, bias.data(), 2, x.data(), x.data(), dx.data(), 4);
}
