// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/format.hpp>
#include <hinge/core/value.hpp>
#include <hinge/simd/native/x86_512.hpp>

/// x86, two registers of floats to and from float16.
namespace hinge::inline HINGE_TARGET::simd {

#if HINGE_NATIVE_X86_256 && HINGE_X86_HAS_AVX2
// In assembler, for an intrinsic would want a flag that the name of the ISA does not tell. No CPU has AVX2 without
// F16C.
HINGE_INLINE void native_load(__m256& a, __m256& b, const float16* from) noexcept {
    const auto eight = [](const float16* p) HINGE_INLINE_LAMBDA {
        const __m128i e = _mm_loadu_si128(static_cast<const __m128i*>(static_cast<const void*>(p)));
#if HINGE_IS_CL
        return _mm256_cvtph_ps(e);
#else
        __m256 x;
        asm("vcvtph2ps {%1, %0|%0, %1}" : "=x"(x) : "x"(e));
        return x;
#endif
    };
    a = eight(from);
    b = eight(from + 8);
}
HINGE_INLINE void native_store(float16* to, __m256 a, __m256 b) noexcept {
    const auto store = [](float16* p, __m256 x) HINGE_INLINE_LAMBDA {
        __m128i e;
#if HINGE_IS_CL
        e = _mm256_cvtps_ph(x, _MM_FROUND_TO_NEAREST_INT);
#else
        asm("vcvtps2ph {$0, %1, %0|%0, %1, 0}" : "=x"(e) : "x"(x));
#endif
        _mm_storeu_si128(static_cast<__m128i*>(static_cast<void*>(p)), e);
    };
    store(to, a);
    store(to + 8, b);
}
#endif

#if HINGE_NATIVE_X86_512
HINGE_INLINE void native_load(__m512& a, __m512& b, const float16* from) noexcept {
    const auto sixteen = [](const float16* p) HINGE_INLINE_LAMBDA {
        return _mm512_maskz_cvtph_ps(
            all_16, _mm256_loadu_si256(static_cast<const __m256i*>(static_cast<const void*>(p))));
    };
    a = sixteen(from);
    b = sixteen(from + 16);
}
HINGE_INLINE void native_store(float16* to, __m512 a, __m512 b) noexcept {
    const auto store = [](float16* p, __m512 x) HINGE_INLINE_LAMBDA {
        _mm256_storeu_si256(static_cast<__m256i*>(static_cast<void*>(p)),
                            _mm512_maskz_cvtps_ph(all_16, x, _MM_FROUND_TO_NEAREST_INT));
    };
    store(to, a);
    store(to + 16, b);
}
#endif

} // namespace hinge::inline HINGE_TARGET::simd
