// SPDX-License-Identifier: MIT
// compiler: GNU
// flags: -fsingle-precision-constant
// expect: hinge: no -fsingle-precision-constant
#include <hinge/hinge.hpp>

int main() {}
