// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/isa.hpp>

#if HINGE_IS_CL
#include <cmath>
#endif

/// Fused multiply-add of scalars, where HINGE_HAS_FMA. Not std::fma but for cl, which has no builtin.
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

} // namespace hinge::inline HINGE_TARGET::simd
