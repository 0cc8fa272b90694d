// SPDX-License-Identifier: MIT
// flags: -ffast-math
// expect: hinge: no -ffast-math, it breaks NaN
#include <hinge/hinge.hpp>

int main() {}
