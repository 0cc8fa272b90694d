// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/value.hpp>

/// 64-bit Arm, registers of 128 bits.
#if HINGE_NATIVE_NEON64
namespace hinge::inline HINGE_TARGET::simd {

HINGE_INLINE float64x2_t native_widen_lower(float32x4_t x) noexcept {
    return vcvt_f64_f32(vget_low_f32(x));
}
HINGE_INLINE float64x2_t native_widen_upper(float32x4_t x) noexcept { return vcvt_high_f64_f32(x); }
HINGE_INLINE float32x4_t native_narrow(float64x2_t lower, float64x2_t upper) noexcept {
    return vcvt_high_f32_f64(vcvt_f32_f64(lower), upper);
}

/// Correctly rounded, which xsimd's estimate for floats is not.
HINGE_INLINE float32x4_t native_divide(float32x4_t a, float32x4_t b) noexcept {
    return vdivq_f32(a, b);
}

} // namespace hinge::inline HINGE_TARGET::simd
#endif
