// SPDX-License-Identifier: MIT
// compiler: GNU
// flags: -fno-signed-zeros
// expect: hinge: no -ffast-math, it breaks NaN
#include <hinge/hinge.hpp>

int main() {}
