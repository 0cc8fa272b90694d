// SPDX-License-Identifier: MIT
// compiler: GNU
// flags: -freciprocal-math
// expect: hinge: no -ffast-math, it breaks NaN
#include <hinge/hinge.hpp>

int main() {}
