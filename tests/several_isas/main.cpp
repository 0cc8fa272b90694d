// SPDX-License-Identifier: MIT
// Files for several ISAs in one program, single headers among them. On a CPU that has the least of
// them only, it must not meet an instruction of the others: run under qemu -cpu Nehalem too.
#include <cstdio>
#include <cstring>

#include "results.hpp"

void array_calls_sse2(results&);
void array_calls_avx2(results&);
void array_calls_avx512(results&);
void array_calls_single_header(results&);
void array_calls_single_header_alone(results&);

namespace {

int failures = 0;
results baseline, other;

void check(const char* name, const results& a, const results& b, std::size_t arrays,
           std::size_t scalars) {
    const bool same = arrays != 0 && scalars != 0 && a.arrays_size == b.arrays_size &&
                      a.scalars_size == b.scalars_size &&
                      std::memcmp(a.arrays, b.arrays, arrays * sizeof *a.arrays) == 0 &&
                      std::memcmp(a.scalars, b.scalars, scalars * sizeof *a.scalars) == 0 &&
                      std::strcmp(a.message, "hinge::forward: x has 2 elements, y has 1") == 0 &&
                      std::strcmp(b.message, a.message) == 0;
    std::printf("%s: %zu results %s\n", name, arrays + scalars, same ? "equal" : "DIFFER");
    failures += !same;
}

void check_all(const char* name, const results& a, const results& b) {
    check(name, a, b, a.arrays_size, a.scalars_size);
}

} // namespace

int main() {
    array_calls_sse2(baseline);
    array_calls_single_header(other);
    check_all("sse2 and the single header", baseline, other);
    array_calls_single_header_alone(other);
    check_all("sse2 and the single header without xsimd", baseline, other);

    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) {
        std::puts("no AVX2 and FMA here");
        return failures;
    }
    array_calls_avx2(baseline);
    if (!__builtin_cpu_supports("avx512bw") || !__builtin_cpu_supports("avx512dq") ||
        !__builtin_cpu_supports("avx512vl")) {
        std::puts("no AVX-512 here");
        return failures;
    }
    array_calls_avx512(other);
    check("avx2 and avx512", baseline, other, baseline.arrays_alike, baseline.scalars_alike);
    return failures;
}
