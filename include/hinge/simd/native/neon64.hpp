// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include <hinge/core/format.hpp>
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

HINGE_INLINE float32x4_t native_fma(float32x4_t a, float32x4_t b, float32x4_t c) noexcept {
    return vfmaq_f32(c, a, b);
}
HINGE_INLINE float64x2_t native_fma(float64x2_t a, float64x2_t b, float64x2_t c) noexcept {
    return vfmaq_f64(c, a, b);
}
HINGE_INLINE float32x4_t native_fnma(float32x4_t a, float32x4_t b, float32x4_t c) noexcept {
    return vfmsq_f32(c, a, b);
}
HINGE_INLINE float64x2_t native_fnma(float64x2_t a, float64x2_t b, float64x2_t c) noexcept {
    return vfmsq_f64(c, a, b);
}

HINGE_INLINE bool native_any(float32x4_t mask) noexcept {
    return vmaxvq_u32(vreinterpretq_u32_f32(mask)) != 0;
}
HINGE_INLINE bool native_any(float64x2_t mask) noexcept {
    return vmaxvq_u32(vreinterpretq_u32_f64(mask)) != 0;
}

/// Four rows of 16 bytes, transposed.
template <std::size_t Rows>
HINGE_INLINE void native_lookup(const float (&rows)[Rows][4], float32x4_t index, float32x4_t& c0,
                                float32x4_t& c1, float32x4_t& c2, float32x4_t& c3) noexcept {
    const uint32x4_t i = vandq_u32(vreinterpretq_u32_f32(index), vdupq_n_u32(Rows - 1));
    const float32x4_t r0 = vld1q_f32(rows[vgetq_lane_u32(i, 0)]),
                      r1 = vld1q_f32(rows[vgetq_lane_u32(i, 1)]),
                      r2 = vld1q_f32(rows[vgetq_lane_u32(i, 2)]),
                      r3 = vld1q_f32(rows[vgetq_lane_u32(i, 3)]);
    const float64x2_t t0 = vreinterpretq_f64_f32(vtrn1q_f32(r0, r1)),
                      t1 = vreinterpretq_f64_f32(vtrn2q_f32(r0, r1)),
                      t2 = vreinterpretq_f64_f32(vtrn1q_f32(r2, r3)),
                      t3 = vreinterpretq_f64_f32(vtrn2q_f32(r2, r3));
    c0 = vreinterpretq_f32_f64(vtrn1q_f64(t0, t2));
    c1 = vreinterpretq_f32_f64(vtrn1q_f64(t1, t3));
    c2 = vreinterpretq_f32_f64(vtrn2q_f64(t0, t2));
    c3 = vreinterpretq_f32_f64(vtrn2q_f64(t1, t3));
}

/// As in x86_16_bits.hpp, not for float16: there the caller's modes change what the instructions do.
HINGE_INLINE void native_load(float32x4_t& a, float32x4_t& b, const bfloat16* from) noexcept {
    uint16x8_t eight;
    __builtin_memcpy(&eight, from, sizeof eight);
    a = vreinterpretq_f32_u32(vshll_n_u16(vget_low_u16(eight), 16));
    b = vreinterpretq_f32_u32(vshll_n_u16(vget_high_u16(eight), 16));
}
HINGE_INLINE void native_store(bfloat16* to, float32x4_t a, float32x4_t b) noexcept {
    const uint16x8_t eight = vcombine_u16(vshrn_n_u32(vreinterpretq_u32_f32(a), 16),
                                          vshrn_n_u32(vreinterpretq_u32_f32(b), 16));
    __builtin_memcpy(to, &eight, sizeof eight);
}

/// Correctly rounded, which xsimd's estimates for floats are not.
HINGE_INLINE float32x4_t native_divide(float32x4_t a, float32x4_t b) noexcept {
    return vdivq_f32(a, b);
}
HINGE_INLINE float32x4_t native_sqrt(float32x4_t x) noexcept { return vsqrtq_f32(x); }
HINGE_INLINE float64x2_t native_sqrt(float64x2_t x) noexcept { return vsqrtq_f64(x); }

} // namespace hinge::inline HINGE_TARGET::simd
#endif
