// SPDX-License-Identifier: MIT
// compiler: Clang
// flags: -fno-signed-zeros
// expect: hinge: no -ffast-math
#include <hinge/hinge.hpp>

int main() {}
