// SPDX-License-Identifier: MIT
// flags: -fno-exceptions -Wfatal-errors
// needs: parallel
// expect: hinge: <hinge/parallel.hpp> needs exceptions
#include <hinge/parallel.hpp>

int main() {}
