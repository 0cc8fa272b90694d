// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/format.hpp>
#include <hinge/core/value.hpp>
#include <hinge/simd/native/x86_512.hpp>

/// x86, two registers of floats to and from bfloat16. native_store takes the upper half of each lane (where nothing
/// rounds in 16 bits), native_store_nearest rounds to the nearest, ties to even, where there is no NaN; native_store_normal does so too,
/// unless there are subnormal floats, of which it stores nothing and says false.
namespace hinge::inline HINGE_TARGET::simd {

#if HINGE_NATIVE_X86_128
HINGE_INLINE void native_load(__m128& a, __m128& b, const bfloat16* from) noexcept {
    const __m128i eight =
        _mm_loadu_si128(static_cast<const __m128i*>(static_cast<const void*>(from)));
    a = _mm_castsi128_ps(_mm_unpacklo_epi16(_mm_setzero_si128(), eight));
    b = _mm_castsi128_ps(_mm_unpackhi_epi16(_mm_setzero_si128(), eight));
}
HINGE_INLINE __m128i native_upper_halves(__m128 a, __m128 b) noexcept {
    return _mm_packs_epi32(_mm_srai_epi32(_mm_castps_si128(a), 16),
                           _mm_srai_epi32(_mm_castps_si128(b), 16));
}
HINGE_INLINE void native_store_nearest(bfloat16* to, __m128 a, __m128 b) noexcept {
    // The lower halves less 0x8000, or'ed with whether the upper one is odd: positive where that goes up by one.
    const auto lower_half = [](__m128 x) HINGE_INLINE_LAMBDA {
        return _mm_sub_epi32(_mm_and_si128(_mm_castps_si128(x), _mm_set1_epi32(0xffff)),
                             _mm_set1_epi32(0x8000));
    };
    const __m128i upper = native_upper_halves(a, b),
                  lower = _mm_packs_epi32(lower_half(a), lower_half(b)),
                  odd = _mm_and_si128(upper, _mm_set1_epi16(1)),
                  up = _mm_cmpgt_epi16(_mm_or_si128(lower, odd), _mm_setzero_si128());
    _mm_storeu_si128(static_cast<__m128i*>(static_cast<void*>(to)), _mm_sub_epi16(upper, up));
}
HINGE_INLINE bool native_any_nan(__m128 a, __m128 b) noexcept {
    return _mm_movemask_ps(_mm_cmpunord_ps(a, b)) != 0;
}
#endif

#if HINGE_NATIVE_X86_256 && HINGE_X86_HAS_AVX2
HINGE_INLINE void native_load(__m256& a, __m256& b, const bfloat16* from) noexcept {
    const auto eight = [](const bfloat16* p) HINGE_INLINE_LAMBDA {
        const __m128i e = _mm_loadu_si128(static_cast<const __m128i*>(static_cast<const void*>(p)));
        return _mm256_castsi256_ps(_mm256_slli_epi32(_mm256_cvtepu16_epi32(e), 16));
    };
    a = eight(from);
    b = eight(from + 8);
}
// Packed within 128 bits: the middle two quarters change places in the end.
HINGE_INLINE __m256i native_upper_halves(__m256 a, __m256 b) noexcept {
    return _mm256_packs_epi32(_mm256_srai_epi32(_mm256_castps_si256(a), 16),
                              _mm256_srai_epi32(_mm256_castps_si256(b), 16));
}
HINGE_INLINE void native_store_nearest(bfloat16* to, __m256 a, __m256 b) noexcept {
    const auto lower_half = [](__m256 x) HINGE_INLINE_LAMBDA {
        return _mm256_sub_epi32(_mm256_and_si256(_mm256_castps_si256(x), _mm256_set1_epi32(0xffff)),
                                _mm256_set1_epi32(0x8000));
    };
    const __m256i upper = native_upper_halves(a, b),
                  lower = _mm256_packs_epi32(lower_half(a), lower_half(b)),
                  odd = _mm256_and_si256(upper, _mm256_set1_epi16(1)),
                  up = _mm256_cmpgt_epi16(_mm256_or_si256(lower, odd), _mm256_setzero_si256());
    _mm256_storeu_si256(static_cast<__m256i*>(static_cast<void*>(to)),
                        _mm256_permute4x64_epi64(_mm256_sub_epi16(upper, up), 0xd8));
}
HINGE_INLINE bool native_any_nan(__m256 a, __m256 b) noexcept {
    return _mm256_movemask_ps(_mm256_cmp_ps(a, b, _CMP_UNORD_Q)) != 0;
}
#endif

#if HINGE_NATIVE_X86_512
#if HINGE_IS_GCC
// x in a register: g++ reads memory again in each operation on it (relu 0.054 ns per element, so 0.050).
HINGE_INLINE __m512 native_in_register(__m512 x) noexcept {
    asm("" : "+v"(x));
    return x;
}
#endif
#if HINGE_X86_HAS_512_BITS_OF_WORDS
// By permutations, in fewer instructions than by conversions and shifts.
HINGE_INLINE void native_load(__m512& a, __m512& b, const bfloat16* from) noexcept {
    const __m512i all = _mm512_loadu_si512(from),
                  first = _mm512_set_epi32(0xf0000, 0xe0000, 0xd0000, 0xc0000, 0xb0000, 0xa0000,
                                           0x90000, 0x80000, 0x70000, 0x60000, 0x50000, 0x40000,
                                           0x30000, 0x20000, 0x10000, 0),
                  second = _mm512_add_epi32(first, _mm512_set1_epi32(16 << 16));
    a = _mm512_castsi512_ps(_mm512_maskz_permutexvar_epi16(0xaaaaaaaa, first, all));
    b = _mm512_castsi512_ps(_mm512_maskz_permutexvar_epi16(0xaaaaaaaa, second, all));
}
/// The words 2 i + first of b and a.
HINGE_INLINE __m512i native_every_other_word(__m512 a, __m512 b, int first) noexcept {
    const __m512i even = _mm512_set_epi32(0x3e003c, 0x3a0038, 0x360034, 0x320030, 0x2e002c,
                                          0x2a0028, 0x260024, 0x220020, 0x1e001c, 0x1a0018,
                                          0x160014, 0x120010, 0xe000c, 0xa0008, 0x60004, 0x20000);
    return _mm512_permutex2var_epi16(
        _mm512_castps_si512(a), _mm512_or_si512(even, _mm512_set1_epi16(static_cast<short>(first))),
        _mm512_castps_si512(b));
}
HINGE_INLINE void native_store_nearest(bfloat16* to, __m512 a, __m512 b) noexcept {
    const __m512i upper = native_every_other_word(a, b, 1),
                  lower = native_every_other_word(a, b, 0), one = _mm512_set1_epi16(1),
                  half = _mm512_set1_epi16(-0x8000);
    const __mmask32 up =
        _mm512_cmpgt_epu16_mask(_mm512_or_si512(lower, _mm512_and_si512(upper, one)), half);
    _mm512_storeu_si512(to, _mm512_mask_add_epi16(upper, up, upper, one));
}
#if HINGE_X86_HAS_ROUNDING_TO_BFLOAT16
// The instruction makes NaNs quiet, and subnormal floats 0.
HINGE_INLINE bool native_store_normal(bfloat16* to, __m512 a, __m512 b) noexcept {
    constexpr int is_subnormal = 0x20;
    if ((_mm512_fpclass_ps_mask(a, is_subnormal) | _mm512_fpclass_ps_mask(b, is_subnormal)) != 0)
        [[unlikely]]
        return false;
    _mm512_storeu_si512(to, __builtin_bit_cast(__m512i, _mm512_cvtne2ps_pbh(b, a)));
    return true;
}
#endif
HINGE_INLINE bool native_any_nan(__m512 a, __m512 b) noexcept {
    return _mm512_cmp_ps_mask(a, b, _CMP_UNORD_Q) != 0;
}
#else
HINGE_INLINE void native_load(__m512& a, __m512& b, const bfloat16* from) noexcept {
    const auto sixteen = [](const bfloat16* p) HINGE_INLINE_LAMBDA {
        const __m256i e =
            _mm256_loadu_si256(static_cast<const __m256i*>(static_cast<const void*>(p)));
        return _mm512_castsi512_ps(
            _mm512_maskz_slli_epi32(all_16, _mm512_maskz_cvtepu16_epi32(all_16, e), 16));
    };
    a = sixteen(from);
    b = sixteen(from + 16);
}
HINGE_INLINE void native_store(bfloat16* to, __m512 a, __m512 b) noexcept {
    const auto store = [](bfloat16* p, __m512 x) HINGE_INLINE_LAMBDA {
        const __m512i upper = _mm512_maskz_srli_epi32(all_16, _mm512_castps_si512(x), 16);
        _mm256_storeu_si256(static_cast<__m256i*>(static_cast<void*>(p)),
                            _mm512_maskz_cvtepi32_epi16(all_16, upper));
    };
    store(to, a);
    store(to + 16, b);
}
#endif
#endif

} // namespace hinge::inline HINGE_TARGET::simd
