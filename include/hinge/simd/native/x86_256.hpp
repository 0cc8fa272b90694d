// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

#include <hinge/core/value.hpp>
#include <hinge/simd/native/x86_128.hpp>

/// x86, registers of 256 bits.
#if HINGE_NATIVE_X86_256
namespace hinge::inline HINGE_TARGET::simd {

HINGE_INLINE __m256 native_max(__m256 a, __m256 b) noexcept { return _mm256_max_ps(a, b); }
HINGE_INLINE __m256 native_min(__m256 a, __m256 b) noexcept { return _mm256_min_ps(a, b); }
HINGE_INLINE __m256d native_max(__m256d a, __m256d b) noexcept { return _mm256_max_pd(a, b); }
HINGE_INLINE __m256d native_min(__m256d a, __m256d b) noexcept { return _mm256_min_pd(a, b); }

HINGE_INLINE __m256 native_sqrt(__m256 x) noexcept { return _mm256_sqrt_ps(x); }
HINGE_INLINE __m256d native_sqrt(__m256d x) noexcept { return _mm256_sqrt_pd(x); }

#if HINGE_X86_HAS_FMA
HINGE_INLINE __m256 native_fma(__m256 a, __m256 b, __m256 c) noexcept {
    return _mm256_fmadd_ps(a, b, c);
}
HINGE_INLINE __m256 native_fms(__m256 a, __m256 b, __m256 c) noexcept {
    return _mm256_fmsub_ps(a, b, c);
}
HINGE_INLINE __m256 native_fnma(__m256 a, __m256 b, __m256 c) noexcept {
    return _mm256_fnmadd_ps(a, b, c);
}
HINGE_INLINE __m256d native_fma(__m256d a, __m256d b, __m256d c) noexcept {
    return _mm256_fmadd_pd(a, b, c);
}
HINGE_INLINE __m256d native_fms(__m256d a, __m256d b, __m256d c) noexcept {
    return _mm256_fmsub_pd(a, b, c);
}
HINGE_INLINE __m256d native_fnma(__m256d a, __m256d b, __m256d c) noexcept {
    return _mm256_fnmadd_pd(a, b, c);
}
#endif

HINGE_INLINE __m256d native_widen_lower(__m256 x) noexcept {
    return _mm256_cvtps_pd(_mm256_castps256_ps128(x));
}
HINGE_INLINE __m256d native_widen_upper(__m256 x) noexcept {
    return _mm256_cvtps_pd(_mm256_extractf128_ps(x, 1));
}
HINGE_INLINE __m256 native_narrow(__m256d lower, __m256d upper) noexcept {
    return _mm256_insertf128_ps(_mm256_castps128_ps256(_mm256_cvtpd_ps(lower)),
                                _mm256_cvtpd_ps(upper), 1);
}

HINGE_INLINE __m256 native_with_nan_of(__m256 x, __m256 y) noexcept {
    return _mm256_or_ps(y, _mm256_cmp_ps(x, x, _CMP_UNORD_Q));
}
HINGE_INLINE __m256d native_with_nan_of(__m256d x, __m256d y) noexcept {
    return _mm256_or_pd(y, _mm256_cmp_pd(x, x, _CMP_UNORD_Q));
}

HINGE_INLINE bool native_any(__m256 mask) noexcept { return _mm256_movemask_ps(mask) != 0; }
HINGE_INLINE bool native_any(__m256d mask) noexcept { return _mm256_movemask_pd(mask) != 0; }

/// Two coefficients of each of four rows, two rows to a register, then transposed.
template <std::size_t Rows, std::size_t Size>
HINGE_INLINE void native_lookup(const double (&rows)[Rows][Size], __m256d index, std::size_t k,
                                __m256d& a, __m256d& b) noexcept {
    const __m128i low = _mm_castpd_si128(_mm256_castpd256_pd128(index)),
                  high = _mm_castpd_si128(_mm256_extractf128_pd(index, 1));
    const auto two = [&](int row) HINGE_INLINE_LAMBDA {
        return _mm_load_pd(&rows[static_cast<unsigned>(row) % Rows][k]);
    };
    const __m256d r02 = _mm256_insertf128_pd(_mm256_castpd128_pd256(two(_mm_extract_epi16(low, 0))),
                                             two(_mm_extract_epi16(high, 0)), 1),
                  r13 = _mm256_insertf128_pd(_mm256_castpd128_pd256(two(_mm_extract_epi16(low, 4))),
                                             two(_mm_extract_epi16(high, 4)), 1);
    a = _mm256_unpacklo_pd(r02, r13);
    b = _mm256_unpackhi_pd(r02, r13);
}

HINGE_INLINE void native_stream(float* to, __m256 x) noexcept { _mm256_stream_ps(to, x); }
HINGE_INLINE void native_stream(double* to, __m256d x) noexcept { _mm256_stream_pd(to, x); }

#if HINGE_X86_HAS_AVX2
HINGE_INLINE __m256i first_of_8(std::size_t count) noexcept {
    return _mm256_cmpgt_epi32(_mm256_set1_epi32(static_cast<int>(count)),
                              _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
}
HINGE_INLINE __m256i first_of_4(std::size_t count) noexcept {
    return _mm256_cmpgt_epi64(_mm256_set1_epi64x(static_cast<long long>(count)),
                              _mm256_setr_epi64x(0, 1, 2, 3));
}
HINGE_INLINE void native_load_first(__m256& x, const float* from, std::size_t count) noexcept {
    x = _mm256_maskload_ps(from, first_of_8(count));
}
HINGE_INLINE void native_load_first(__m256d& x, const double* from, std::size_t count) noexcept {
    x = _mm256_maskload_pd(from, first_of_4(count));
}
HINGE_INLINE void native_store_first(float* to, __m256 x, std::size_t count) noexcept {
    _mm256_maskstore_ps(to, first_of_8(count), x);
}
HINGE_INLINE void native_store_first(double* to, __m256d x, std::size_t count) noexcept {
    _mm256_maskstore_pd(to, first_of_4(count), x);
}

/// Eight rows of 16 bytes, two to a register, then transposed. Indices by way of two 64-bit moves:
/// storing them and loading each cost 0.1 ns per element more (gelu, AVX2).
template <std::size_t Rows>
HINGE_INLINE void native_lookup(const float (&rows)[Rows][4], __m256 index, __m256& c0, __m256& c1,
                                __m256& c2, __m256& c3) noexcept {
#if HINGE_X86_HAS_64_BITS
    const __m256i bytes = _mm256_slli_epi32(
        _mm256_and_si256(_mm256_castps_si256(index), _mm256_set1_epi32(int{Rows - 1})), 4);
    const __m128i low = _mm256_castsi256_si128(bytes), high = _mm256_extracti128_si256(bytes, 1);
    const auto i01 = static_cast<std::uint64_t>(_mm_cvtsi128_si64(low)),
               i23 = static_cast<std::uint64_t>(_mm_extract_epi64(low, 1)),
               i45 = static_cast<std::uint64_t>(_mm_cvtsi128_si64(high)),
               i67 = static_cast<std::uint64_t>(_mm_extract_epi64(high, 1));
    const char* const base = reinterpret_cast<const char*>(rows);
    const auto two_rows = [base](std::uint64_t i, std::uint64_t j) HINGE_INLINE_LAMBDA {
        const void *const lower = base + i, *const upper = base + j;
        return _mm256_insertf128_ps(
            _mm256_castps128_ps256(_mm_load_ps(static_cast<const float*>(lower))),
            _mm_load_ps(static_cast<const float*>(upper)), 1);
    };
    const __m256 r0 = two_rows(i01 & 0xffff, i45 & 0xffff), r1 = two_rows(i01 >> 32, i45 >> 32),
                 r2 = two_rows(i23 & 0xffff, i67 & 0xffff), r3 = two_rows(i23 >> 32, i67 >> 32);
    const __m256 t0 = _mm256_unpacklo_ps(r0, r2), t1 = _mm256_unpackhi_ps(r0, r2),
                 t2 = _mm256_unpacklo_ps(r1, r3), t3 = _mm256_unpackhi_ps(r1, r3);
    c0 = _mm256_unpacklo_ps(t0, t2);
    c1 = _mm256_unpackhi_ps(t0, t2);
    c2 = _mm256_unpacklo_ps(t1, t3);
    c3 = _mm256_unpackhi_ps(t1, t3);
#else
    __m128 l0, l1, l2, l3, h0, h1, h2, h3;
    native_lookup(rows, _mm256_castps256_ps128(index), l0, l1, l2, l3);
    native_lookup(rows, _mm256_extractf128_ps(index, 1), h0, h1, h2, h3);
    c0 = _mm256_insertf128_ps(_mm256_castps128_ps256(l0), h0, 1);
    c1 = _mm256_insertf128_ps(_mm256_castps128_ps256(l1), h1, 1);
    c2 = _mm256_insertf128_ps(_mm256_castps128_ps256(l2), h2, 1);
    c3 = _mm256_insertf128_ps(_mm256_castps128_ps256(l3), h3, 1);
#endif
}
#endif

} // namespace hinge::inline HINGE_TARGET::simd
#endif
