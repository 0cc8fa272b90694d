// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include <hinge/core/value.hpp>

/// x86, registers of 512 bits.
#if HINGE_NATIVE_X86_512
namespace hinge::inline HINGE_TARGET::simd {

// Under a mask of all lanes: g++ 12 makes the plain intrinsics of a register that is not initialized,
// warns of it in the user's file, and compiles both to the same instruction.
inline constexpr __mmask16 all_16 = 0xffff;
inline constexpr __mmask8 all_8 = 0xff;

HINGE_INLINE __m512 native_max(__m512 a, __m512 b) noexcept {
    return _mm512_maskz_max_ps(all_16, a, b);
}
HINGE_INLINE __m512 native_min(__m512 a, __m512 b) noexcept {
    return _mm512_maskz_min_ps(all_16, a, b);
}
HINGE_INLINE __m512d native_max(__m512d a, __m512d b) noexcept {
    return _mm512_maskz_max_pd(all_8, a, b);
}
HINGE_INLINE __m512d native_min(__m512d a, __m512d b) noexcept {
    return _mm512_maskz_min_pd(all_8, a, b);
}

HINGE_INLINE __m512 native_sqrt(__m512 x) noexcept { return _mm512_maskz_sqrt_ps(all_16, x); }
HINGE_INLINE __m512d native_sqrt(__m512d x) noexcept { return _mm512_maskz_sqrt_pd(all_8, x); }

HINGE_INLINE __m512 native_fma(__m512 a, __m512 b, __m512 c) noexcept {
    return _mm512_fmadd_ps(a, b, c);
}
HINGE_INLINE __m512 native_fms(__m512 a, __m512 b, __m512 c) noexcept {
    return _mm512_fmsub_ps(a, b, c);
}
HINGE_INLINE __m512 native_fnma(__m512 a, __m512 b, __m512 c) noexcept {
    return _mm512_fnmadd_ps(a, b, c);
}
HINGE_INLINE __m512d native_fma(__m512d a, __m512d b, __m512d c) noexcept {
    return _mm512_fmadd_pd(a, b, c);
}
HINGE_INLINE __m512d native_fms(__m512d a, __m512d b, __m512d c) noexcept {
    return _mm512_fmsub_pd(a, b, c);
}
HINGE_INLINE __m512d native_fnma(__m512d a, __m512d b, __m512d c) noexcept {
    return _mm512_fnmadd_pd(a, b, c);
}

/// The rounding is said in the instruction. Narrower registers go by way of a wide one.
inline constexpr int to_nearest = _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC;
HINGE_INLINE __m512 native_fma_to_nearest(__m512 a, __m512 b, __m512 c) noexcept {
    return _mm512_fmadd_round_ps(a, b, c, to_nearest);
}
HINGE_INLINE __m512d native_fma_to_nearest(__m512d a, __m512d b, __m512d c) noexcept {
    return _mm512_maskz_fmadd_round_pd(all_8, a, b, c, to_nearest);
}
HINGE_INLINE __m256 native_fma_to_nearest(__m256 a, __m256 b, __m256 c) noexcept {
    const __m512 wide = native_fma_to_nearest(_mm512_zextps256_ps512(a), _mm512_zextps256_ps512(b),
                                              _mm512_zextps256_ps512(c));
    return _mm256_castpd_ps(_mm512_maskz_extractf64x4_pd(all_8, _mm512_castps_pd(wide), 0));
}
HINGE_INLINE __m256d native_fma_to_nearest(__m256d a, __m256d b, __m256d c) noexcept {
    const __m512d wide = native_fma_to_nearest(_mm512_zextpd256_pd512(a), _mm512_zextpd256_pd512(b),
                                               _mm512_zextpd256_pd512(c));
    return _mm512_maskz_extractf64x4_pd(all_8, wide, 0);
}
HINGE_INLINE __m128 native_fma_to_nearest(__m128 a, __m128 b, __m128 c) noexcept {
    const __m512 wide = native_fma_to_nearest(_mm512_zextps128_ps512(a), _mm512_zextps128_ps512(b),
                                              _mm512_zextps128_ps512(c));
    return _mm512_maskz_extractf32x4_ps(all_8, wide, 0);
}
HINGE_INLINE __m128d native_fma_to_nearest(__m128d a, __m128d b, __m128d c) noexcept {
    const __m512d wide = native_fma_to_nearest(_mm512_zextpd128_pd512(a), _mm512_zextpd128_pd512(b),
                                               _mm512_zextpd128_pd512(c));
    return _mm_castps_pd(_mm512_maskz_extractf32x4_ps(all_8, _mm512_castpd_ps(wide), 0));
}
HINGE_INLINE float native_fma_to_nearest(float a, float b, float c) noexcept {
    return _mm_cvtss_f32(
        _mm_fmadd_round_ss(_mm_set_ss(a), _mm_set_ss(b), _mm_set_ss(c), to_nearest));
}
HINGE_INLINE double native_fma_to_nearest(double a, double b, double c) noexcept {
    return _mm_cvtsd_f64(
        _mm_fmadd_round_sd(_mm_set_sd(a), _mm_set_sd(b), _mm_set_sd(c), to_nearest));
}

HINGE_INLINE __m512 native_shift_left(__m512 x, unsigned count) noexcept {
    return _mm512_castsi512_ps(_mm512_maskz_slli_epi32(all_16, _mm512_castps_si512(x), count));
}
HINGE_INLINE __m512d native_shift_left(__m512d x, unsigned count) noexcept {
    return _mm512_castsi512_pd(_mm512_maskz_slli_epi64(all_8, _mm512_castpd_si512(x), count));
}
HINGE_INLINE __m512 native_shift_right(__m512 x, unsigned count) noexcept {
    return _mm512_castsi512_ps(_mm512_maskz_srli_epi32(all_16, _mm512_castps_si512(x), count));
}

HINGE_INLINE __m512d native_widen_lower(__m512 x) noexcept {
    const __m256d lower = _mm512_maskz_extractf64x4_pd(all_8, _mm512_castps_pd(x), 0);
    return _mm512_maskz_cvtps_pd(all_8, _mm256_castpd_ps(lower));
}
HINGE_INLINE __m512d native_widen_upper(__m512 x) noexcept {
    const __m256d upper = _mm512_maskz_extractf64x4_pd(all_8, _mm512_castps_pd(x), 1);
    return _mm512_maskz_cvtps_pd(all_8, _mm256_castpd_ps(upper));
}
HINGE_INLINE __m512 native_narrow(__m512d lower, __m512d upper) noexcept {
    const __m256 low = _mm512_maskz_cvtpd_ps(all_8, lower);
    const __m256d high = _mm256_castps_pd(_mm512_maskz_cvtpd_ps(all_8, upper));
    return _mm512_castpd_ps(
        _mm512_maskz_insertf64x4(all_8, _mm512_castps_pd(_mm512_castps256_ps512(low)), high, 1));
}

HINGE_INLINE bool native_any(__m512 mask) noexcept {
    const __m512i lanes = _mm512_castps_si512(mask);
    return _mm512_test_epi32_mask(lanes, lanes) != 0;
}
HINGE_INLINE bool native_any(__m512d mask) noexcept {
    const __m512i lanes = _mm512_castpd_si512(mask);
    return _mm512_test_epi64_mask(lanes, lanes) != 0;
}

HINGE_INLINE void native_stream(float* to, __m512 x) noexcept { _mm512_stream_ps(to, x); }
HINGE_INLINE void native_stream(double* to, __m512d x) noexcept { _mm512_stream_pd(to, x); }
HINGE_INLINE __mmask16 first_of_16(std::size_t count) noexcept {
    return static_cast<__mmask16>((1u << count) - 1);
}
HINGE_INLINE __mmask8 first_of_8_doubles(std::size_t count) noexcept {
    return static_cast<__mmask8>((1u << count) - 1);
}
HINGE_INLINE void native_load_first(__m512& x, const float* from, std::size_t count) noexcept {
    x = _mm512_maskz_loadu_ps(first_of_16(count), from);
}
HINGE_INLINE void native_load_first(__m512d& x, const double* from, std::size_t count) noexcept {
    x = _mm512_maskz_loadu_pd(first_of_8_doubles(count), from);
}
HINGE_INLINE void native_store_first(float* to, __m512 x, std::size_t count) noexcept {
    _mm512_mask_storeu_ps(to, first_of_16(count), x);
}
HINGE_INLINE void native_store_first(double* to, __m512d x, std::size_t count) noexcept {
    _mm512_mask_storeu_pd(to, first_of_8_doubles(count), x);
}

HINGE_INLINE __m512 native_lookup(const float (&column)[32], __m512 index) noexcept {
    return _mm512_permutex2var_ps(_mm512_load_ps(column), _mm512_castps_si512(index),
                                  _mm512_load_ps(column + 16));
}

} // namespace hinge::inline HINGE_TARGET::simd
#endif
