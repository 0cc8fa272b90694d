// SPDX-License-Identifier: MIT
// One program with files for two ISAs: each must run its own code, in either link order.
#include <cmath>
#include <cstdio>

double array_calls_sse2();
double array_calls_avx2();

int main() {
    const double baseline = array_calls_sse2();
    std::printf("sse2: %.17g\n", baseline);
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return 0;
    const double avx2 = array_calls_avx2();
    std::printf("avx2: %.17g\n", avx2);
    return std::abs(avx2 - baseline) < 1e-5 ? 0 : 1;
}
