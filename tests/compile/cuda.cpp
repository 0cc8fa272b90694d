// SPDX-License-Identifier: MIT
// A .cu file, which nvcc compiles with this macro: Hinge goes without xsimd there.
#define __CUDACC__ 12

#include <hinge/hinge.hpp>

#if HINGE_HAS_BATCHES
#error "xsimd, which nvcc does not compile, was included"
#endif

int main() {
    float x[3] = {-1, 0, 1};
    hinge::forward(hinge::relu{}, x, x);
    return x[0] == 0 && x[2] == 1 ? 0 : 1;
}
