// SPDX-License-Identifier: MIT
// flags: -ffinite-math-only
// expect: hinge: no -ffast-math, it breaks NaN
#include <hinge/hinge.hpp>

int main() {}
