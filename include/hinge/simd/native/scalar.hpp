// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/isa.hpp>

#if HINGE_IS_CL
#include <cmath>
#endif

/// Fused multiply-add of scalars, where HINGE_HAS_FMA, and square roots. Not std:: functions but for cl,
/// which has no builtins.
namespace hinge::inline HINGE_TARGET::simd {

#if HINGE_IS_CL && HINGE_X86_HAS_FMA
HINGE_INLINE float native_fused(float a, float b, float c) noexcept {
    return _mm_cvtss_f32(_mm_fmadd_ss(_mm_set_ss(a), _mm_set_ss(b), _mm_set_ss(c)));
}
HINGE_INLINE double native_fused(double a, double b, double c) noexcept {
    return _mm_cvtsd_f64(_mm_fmadd_sd(_mm_set_sd(a), _mm_set_sd(b), _mm_set_sd(c)));
}
#elif HINGE_IS_CL
HINGE_INLINE float native_fused(float a, float b, float c) noexcept { return std::fma(a, b, c); }
HINGE_INLINE double native_fused(double a, double b, double c) noexcept {
    return std::fma(a, b, c);
}
#else
HINGE_INLINE float native_fused(float a, float b, float c) noexcept {
    return __builtin_fmaf(a, b, c);
}
HINGE_INLINE double native_fused(double a, double b, double c) noexcept {
    return __builtin_fma(a, b, c);
}
#endif

// The builtin may call the library for a negative number, to set errno, which keeps it from loops of vectors.
#if HINGE_NATIVE_X86_128
HINGE_INLINE float native_sqrt(float x) noexcept {
    return _mm_cvtss_f32(_mm_sqrt_ss(_mm_set_ss(x)));
}
HINGE_INLINE double native_sqrt(double x) noexcept {
    return _mm_cvtsd_f64(_mm_sqrt_sd(_mm_setzero_pd(), _mm_set_sd(x)));
}
#elif HINGE_IS_CL
HINGE_INLINE float native_sqrt(float x) noexcept { return std::sqrt(x); }
HINGE_INLINE double native_sqrt(double x) noexcept { return std::sqrt(x); }
#else
HINGE_INLINE float native_sqrt(float x) noexcept { return __builtin_sqrtf(x); }
HINGE_INLINE double native_sqrt(double x) noexcept { return __builtin_sqrt(x); }
#endif

} // namespace hinge::inline HINGE_TARGET::simd
