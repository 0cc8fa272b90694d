// SPDX-License-Identifier: MIT
// expect: float_double_or_batch
#include <hinge/hinge.hpp>

int main() { return hinge::gelu{}(1) > 0; }
