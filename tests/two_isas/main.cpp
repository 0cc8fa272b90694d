// SPDX-License-Identifier: MIT
// One program with files for two ISAs, linked in either order. That each keeps its own code is what
// shared_symbols.cmake shows; here the program runs, on a CPU without AVX2 too.
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
