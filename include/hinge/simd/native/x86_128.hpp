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

} // namespace hinge::inline HINGE_TARGET::simd
#endif
