// SPDX-License-Identifier: MIT
// Files for several ISAs in one program, single headers among them. On a CPU that has the least of
// them only, it must not meet an instruction of the others: run under qemu -cpu Nehalem too.
#include <cstdio>
#include <cstring>

#include "results.hpp"

void calls_sse2(results&);
void calls_avx2(results&);
void calls_avx512(results&);
void calls_single_header(results&);
void calls_single_header_alone(results&);

namespace {

int failures = 0;
results baseline, other;

template <class Numbers>
bool same(const Numbers& a, const Numbers& b, std::size_t n) {
    return a.size == a.capacity && b.size == b.capacity && n != 0 &&
           std::memcmp(a.values, b.values, n * sizeof *a.values) == 0;
}

void check(const char* name, std::size_t arrays, std::size_t scalars) {
    const bool right =
        same(baseline.arrays, other.arrays, arrays) &&
        same(baseline.scalars, other.scalars, scalars) &&
        std::strcmp(baseline.message, "hinge::forward: x has 2 elements, y has 1") == 0 &&
        std::strcmp(baseline.message, other.message) == 0;
    std::printf("%s: %zu results %s\n", name, arrays + scalars, right ? "equal" : "DIFFER");
    failures += !right;
}

void check_all(const char* name) { check(name, baseline.arrays.size, baseline.scalars.size); }

} // namespace

int main() {
    calls_sse2(baseline);
    calls_single_header(other);
    check_all("sse2 and the single header");
    calls_single_header_alone(other);
    check_all("sse2 and the single header without xsimd");

    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) {
        std::puts("no AVX2 and FMA here");
        return failures;
    }
    calls_avx2(baseline);
    if (!__builtin_cpu_supports("avx512bw") || !__builtin_cpu_supports("avx512dq") ||
        !__builtin_cpu_supports("avx512vl")) {
        std::puts("no AVX-512 here");
        return failures;
    }
    calls_avx512(other);
    check("avx2 and avx512", baseline.arrays.alike, baseline.scalars.alike);
    return failures;
}
