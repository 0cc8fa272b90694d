// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include <hinge/core/isa.hpp>

/// What an x86 CPU tells of its caches.
#if HINGE_NATIVE_X86_128
namespace hinge::inline HINGE_TARGET::simd {

/// By hand: the macros of <cpuid.h> have the names of functions in <intrin.h>.
struct native_cpuid {
    unsigned a, b, c, d;

    HINGE_INLINE native_cpuid(unsigned leaf, unsigned subleaf) noexcept : a(leaf), c(subleaf) {
#if HINGE_IS_CL
        int words[4];
        __cpuidex(words, static_cast<int>(leaf), static_cast<int>(subleaf));
        a = static_cast<unsigned>(words[0]), b = static_cast<unsigned>(words[1]);
        c = static_cast<unsigned>(words[2]), d = static_cast<unsigned>(words[3]);
#else
        __asm__ __volatile__("cpuid" : "+a"(a), "=b"(b), "+c"(c), "=d"(d));
#endif
    }
};
/// A subleaf describes a cache: of leaf 4 for Intel, of another like it for AMD. On a virtual machine
/// the hypervisor answers, 3.6 us each (Zen 4).
HINGE_INLINE std::size_t native_cache_bytes(const void*) noexcept {
    std::size_t bytes = 0;
    constexpr unsigned leaves[] = {4, 0x8000001d};
    for (const unsigned leaf : leaves) {
        if (native_cpuid(leaf & 0x80000000, 0).a < leaf) continue; // the highest one
        for (unsigned i = 0; i < 8; ++i) {
            const native_cpuid cache(leaf, i);
            if ((cache.a & 31) == 0) break;
            const std::size_t ways = (cache.b >> 22) + 1, parts = (cache.b >> 12 & 1023) + 1,
                              line = (cache.b & 4095) + 1, sets = std::size_t{cache.c} + 1,
                              size = ways * parts * line * sets;
            if (size > bytes) bytes = size;
        }
    }
    return bytes;
}

} // namespace hinge::inline HINGE_TARGET::simd
#endif
