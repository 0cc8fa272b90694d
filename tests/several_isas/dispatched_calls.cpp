// SPDX-License-Identifier: MIT
// hinge::dispatch gives the bits of the direct calls of the ISA it has chosen.
// dispatched_calls [ISA]: fails if that is another.
#include <cstdio>
#include <cstring>
#include <exception>
#include <string>

#include <hinge/dispatch.hpp>

#include "results.hpp"

void array_calls_dispatch(results&);
#if defined(__x86_64__)
void array_calls_sse2(results&);
void array_calls_avx2(results&);
void array_calls_avx512(results&);
#else
void array_calls_neon64(results&);
#endif

namespace {
results direct, dispatched;
}

int main(int argc, char** argv) {
    std::string isa;
    try {
        isa = hinge::dispatch::active_isa();
    } catch (const std::exception& error) {
        std::puts(error.what());
        return 2;
    }
    std::printf("active: %s\n", isa.c_str());
    if (argc > 1 && isa != argv[1]) return 1;
    array_calls_dispatch(dispatched);
#if defined(__x86_64__)
    if (isa == "sse2") array_calls_sse2(direct);
    if (isa == "avx2") array_calls_avx2(direct);
    if (isa == "avx512") array_calls_avx512(direct);
#else
    if (isa == "neon64") array_calls_neon64(direct);
#endif
    const bool same =
        direct.arrays_size != 0 && direct.arrays_size == dispatched.arrays_size &&
        std::memcmp(direct.arrays, dispatched.arrays, sizeof direct.arrays) == 0 &&
        std::strcmp(dispatched.message, "hinge::dispatch::forward: x has 2 elements, y has 1") == 0;
    std::printf("%zu results %s\n%s\n", dispatched.arrays_size, same ? "equal" : "DIFFER",
                dispatched.message);
    return same ? 0 : 1;
}
