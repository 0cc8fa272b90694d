// SPDX-License-Identifier: MIT
// compiler: GNU
// needs: x86
// flags: -mfpmath=387
// expect: hinge: float and double must be evaluated as such
#include <hinge/hinge.hpp>

int main() {}
