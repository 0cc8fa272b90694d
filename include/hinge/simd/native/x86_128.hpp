// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

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

// Of scalars, of which g++ makes branches, which random numbers take one way or the other.
HINGE_INLINE float native_max(float a, float b) noexcept {
    return _mm_cvtss_f32(_mm_max_ss(_mm_set_ss(a), _mm_set_ss(b)));
}
HINGE_INLINE float native_min(float a, float b) noexcept {
    return _mm_cvtss_f32(_mm_min_ss(_mm_set_ss(a), _mm_set_ss(b)));
}
HINGE_INLINE double native_max(double a, double b) noexcept {
    return _mm_cvtsd_f64(_mm_max_sd(_mm_set_sd(a), _mm_set_sd(b)));
}
HINGE_INLINE double native_min(double a, double b) noexcept {
    return _mm_cvtsd_f64(_mm_min_sd(_mm_set_sd(a), _mm_set_sd(b)));
}

#if !HINGE_X86_HAS_BLENDS && HINGE_COMPILES_VECTORS
// In the compiler's own operators, which fold what a constant makes superfluous. Where g++ sees that the mask is a
// comparison it makes a selection of them again, and three operations of one between two constants, not two.
HINGE_INLINE __m128i native_select(__m128i mask, __m128i a, __m128i b) noexcept {
#if HINGE_IS_GCC
    asm("" : "+x"(mask));
#endif
    return (mask & a) | (~mask & b);
}
HINGE_INLINE __m128 native_select(__m128 mask, __m128 a, __m128 b) noexcept {
    return _mm_castsi128_ps(
        native_select(_mm_castps_si128(mask), _mm_castps_si128(a), _mm_castps_si128(b)));
}
HINGE_INLINE __m128d native_select(__m128d mask, __m128d a, __m128d b) noexcept {
    return _mm_castsi128_pd(
        native_select(_mm_castpd_si128(mask), _mm_castpd_si128(a), _mm_castpd_si128(b)));
}
#endif

HINGE_INLINE __m128 native_sqrt(__m128 x) noexcept { return _mm_sqrt_ps(x); }
HINGE_INLINE __m128d native_sqrt(__m128d x) noexcept { return _mm_sqrt_pd(x); }

#if HINGE_X86_HAS_FMA
HINGE_INLINE __m128 native_fma(__m128 a, __m128 b, __m128 c) noexcept {
    return _mm_fmadd_ps(a, b, c);
}
HINGE_INLINE __m128 native_fms(__m128 a, __m128 b, __m128 c) noexcept {
    return _mm_fmsub_ps(a, b, c);
}
HINGE_INLINE __m128 native_fnma(__m128 a, __m128 b, __m128 c) noexcept {
    return _mm_fnmadd_ps(a, b, c);
}
HINGE_INLINE __m128d native_fma(__m128d a, __m128d b, __m128d c) noexcept {
    return _mm_fmadd_pd(a, b, c);
}
HINGE_INLINE __m128d native_fms(__m128d a, __m128d b, __m128d c) noexcept {
    return _mm_fmsub_pd(a, b, c);
}
HINGE_INLINE __m128d native_fnma(__m128d a, __m128d b, __m128d c) noexcept {
    return _mm_fnmadd_pd(a, b, c);
}
#endif

HINGE_INLINE __m128d native_widen_lower(__m128 x) noexcept { return _mm_cvtps_pd(x); }
HINGE_INLINE __m128d native_widen_upper(__m128 x) noexcept {
    return _mm_cvtps_pd(_mm_movehl_ps(x, x));
}
HINGE_INLINE __m128 native_narrow(__m128d lower, __m128d upper) noexcept {
    return _mm_movelh_ps(_mm_cvtpd_ps(lower), _mm_cvtpd_ps(upper));
}

/// A comparison that is true is a NaN.
HINGE_INLINE __m128 native_with_nan_of(__m128 x, __m128 y) noexcept {
    return _mm_or_ps(y, _mm_cmpunord_ps(x, x));
}
HINGE_INLINE __m128d native_with_nan_of(__m128d x, __m128d y) noexcept {
    return _mm_or_pd(y, _mm_cmpunord_pd(x, x));
}

HINGE_INLINE bool native_any(__m128 mask) noexcept { return _mm_movemask_ps(mask) != 0; }
HINGE_INLINE bool native_any(__m128d mask) noexcept { return _mm_movemask_pd(mask) != 0; }

/// Four rows of 16 bytes, transposed. A row's offset fits 16 bits.
template <std::size_t Rows>
HINGE_INLINE void native_lookup(const float (&rows)[Rows][4], __m128 index, __m128& c0, __m128& c1,
                                __m128& c2, __m128& c3) noexcept {
    static_assert(Rows <= 4096);
    const __m128i bytes =
        _mm_slli_epi32(_mm_and_si128(_mm_castps_si128(index), _mm_set1_epi32(int{Rows - 1})), 4);
    const char* const base = reinterpret_cast<const char*>(rows);
    const auto row = [base](int i) HINGE_INLINE_LAMBDA {
        const void* const address = base + i;
        return _mm_load_ps(static_cast<const float*>(address));
    };
    const __m128 r0 = row(_mm_extract_epi16(bytes, 0)), r1 = row(_mm_extract_epi16(bytes, 2)),
                 r2 = row(_mm_extract_epi16(bytes, 4)), r3 = row(_mm_extract_epi16(bytes, 6));
    const __m128 t0 = _mm_unpacklo_ps(r0, r1), t1 = _mm_unpackhi_ps(r0, r1),
                 t2 = _mm_unpacklo_ps(r2, r3), t3 = _mm_unpackhi_ps(r2, r3);
    c0 = _mm_movelh_ps(t0, t2);
    c1 = _mm_movehl_ps(t2, t0);
    c2 = _mm_movelh_ps(t1, t3);
    c3 = _mm_movehl_ps(t3, t1);
}

/// Two coefficients of either row, transposed.
template <std::size_t Rows, std::size_t Size>
HINGE_INLINE void native_lookup(const double (&rows)[Rows][Size], __m128d index, std::size_t k,
                                __m128d& a, __m128d& b) noexcept {
    const __m128i bits = _mm_castpd_si128(index);
    const auto two = [&](int row) HINGE_INLINE_LAMBDA {
        return _mm_load_pd(&rows[static_cast<unsigned>(row) % Rows][k]);
    };
    const __m128d r0 = two(_mm_extract_epi16(bits, 0)), r1 = two(_mm_extract_epi16(bits, 4));
    a = _mm_unpacklo_pd(r0, r1);
    b = _mm_unpackhi_pd(r0, r1);
}

HINGE_INLINE void native_stream(float* to, __m128 x) noexcept { _mm_stream_ps(to, x); }
HINGE_INLINE void native_stream(double* to, __m128d x) noexcept { _mm_stream_pd(to, x); }
HINGE_INLINE void native_end_of_stream(const void*) noexcept { _mm_sfence(); }

} // namespace hinge::inline HINGE_TARGET::simd
#endif
