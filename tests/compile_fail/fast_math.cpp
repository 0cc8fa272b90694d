// flags: -ffast-math
// expect: hinge: -ffast-math and -ffinite-math-only break NaN
#include <hinge/hinge.hpp>
int main() {}
