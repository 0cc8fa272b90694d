// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/value.hpp>

/// x86, registers of 128 bits. What a page in this folder has is found by the register that a batch
/// converts to, never by the batch's architecture: an overload that takes it, or there is none.
#if HINGE_NATIVE_X86_128
namespace hinge::inline HINGE_TARGET::simd {

// These return the second operand if there is a NaN or if both are zeros.
HINGE_INLINE __m128 native_max(__m128 a, __m128 b) noexcept { return _mm_max_ps(a, b); }
HINGE_INLINE __m128 native_min(__m128 a, __m128 b) noexcept { return _mm_min_ps(a, b); }
HINGE_INLINE __m128d native_max(__m128d a, __m128d b) noexcept { return _mm_max_pd(a, b); }
HINGE_INLINE __m128d native_min(__m128d a, __m128d b) noexcept { return _mm_min_pd(a, b); }

#if HINGE_X86_HAS_FMA
HINGE_INLINE __m128 native_fma(__m128 a, __m128 b, __m128 c) noexcept {
    return _mm_fmadd_ps(a, b, c);
}
HINGE_INLINE __m128d native_fma(__m128d a, __m128d b, __m128d c) noexcept {
    return _mm_fmadd_pd(a, b, c);
}
#endif

HINGE_INLINE __m128d native_widen_lower(__m128 x) noexcept { return _mm_cvtps_pd(x); }
HINGE_INLINE __m128d native_widen_upper(__m128 x) noexcept {
    return _mm_cvtps_pd(_mm_movehl_ps(x, x));
}
HINGE_INLINE __m128 native_narrow(__m128d lower, __m128d upper) noexcept {
    return _mm_movelh_ps(_mm_cvtpd_ps(lower), _mm_cvtpd_ps(upper));
}

HINGE_INLINE void native_stream(float* to, __m128 x) noexcept { _mm_stream_ps(to, x); }
HINGE_INLINE void native_stream(double* to, __m128d x) noexcept { _mm_stream_pd(to, x); }
HINGE_INLINE void native_end_of_stream(const void*) noexcept { _mm_sfence(); }

/// By hand: the macros of <cpuid.h> have the names of functions in <intrin.h>.
struct native_cpuid {
    unsigned a, b, c, d;

    HINGE_INLINE native_cpuid(unsigned leaf, unsigned subleaf) noexcept : a(leaf), c(subleaf) {
        __asm__ __volatile__("cpuid" : "+a"(a), "=b"(b), "+c"(c), "=d"(d));
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
