// SPDX-License-Identifier: MIT
#include <cstdio>
#include <vector>

#include <hinge/dispatch.hpp>

int main() {
    std::vector<float> x{-5.5f, -1, 0, 1, 2}, y(5), dx(5);
    hinge::dispatch::forward(hinge::gelu{}, x, y);
    hinge::dispatch::backward(hinge::softplus{}, x, y, dx);
    std::printf("gelu(-5.5) = %a by %s\n", y[0], hinge::dispatch::active_isa().data());
    return y[0] == -0x1.c093d8p-24f && y[4] == 0x1.f45a18p+0f && dx[4] == 0x1.b8b562p+0f ? 0 : 1;
}
