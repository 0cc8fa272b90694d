// SPDX-License-Identifier: MIT
// flags: -funsafe-math-optimizations
// expect: hinge: no -ffast-math
#include <hinge/hinge.hpp>

int main() {}
