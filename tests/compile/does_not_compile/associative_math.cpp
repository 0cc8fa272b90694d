// SPDX-License-Identifier: MIT
// compiler: GNU
// flags: -fassociative-math -fno-signed-zeros -fno-trapping-math
// expect: hinge: no -ffast-math, it breaks NaN
#include <hinge/hinge.hpp>

int main() {}
