// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/isa.hpp>

/// x86 with F16C: eight numbers of binary16 at a time. By its own constant the rounding is to the nearest.
#if HINGE_NATIVE_X86_F16C
namespace hinge::inline HINGE_TARGET::simd {

HINGE_INLINE void native_widen_float16(const void* from, float* to) noexcept {
    _mm256_storeu_ps(to, _mm256_cvtph_ps(_mm_loadu_si128(static_cast<const __m128i*>(from))));
}
HINGE_INLINE void native_narrow_float16(const float* from, void* to) noexcept {
    _mm_storeu_si128(static_cast<__m128i*>(to),
                     _mm256_cvtps_ph(_mm256_loadu_ps(from), _MM_FROUND_TO_NEAREST_INT));
}

} // namespace hinge::inline HINGE_TARGET::simd
#endif
