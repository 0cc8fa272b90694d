// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include <hinge/core/value.hpp>

/// SVE and RISC-V's V, registers whose size the compiler was told, which only xsimd's batches have.
#if HINGE_NATIVE_SVE
namespace hinge::inline HINGE_TARGET::simd {

using native_floats = xsimd::batch<float, xsimd::sve>::register_type;
using native_doubles = xsimd::batch<double, xsimd::sve>::register_type;

HINGE_INLINE native_floats native_fma(native_floats a, native_floats b, native_floats c) noexcept {
    return svmla_f32_x(svptrue_b32(), c, a, b);
}
HINGE_INLINE native_doubles native_fma(native_doubles a, native_doubles b,
                                       native_doubles c) noexcept {
    return svmla_f64_x(svptrue_b64(), c, a, b);
}
HINGE_INLINE native_floats native_fms(native_floats a, native_floats b, native_floats c) noexcept {
    return svnmls_f32_x(svptrue_b32(), c, a, b);
}
HINGE_INLINE native_doubles native_fms(native_doubles a, native_doubles b,
                                       native_doubles c) noexcept {
    return svnmls_f64_x(svptrue_b64(), c, a, b);
}
HINGE_INLINE native_floats native_fnma(native_floats a, native_floats b, native_floats c) noexcept {
    return svmls_f32_x(svptrue_b32(), c, a, b);
}
HINGE_INLINE native_doubles native_fnma(native_doubles a, native_doubles b,
                                        native_doubles c) noexcept {
    return svmls_f64_x(svptrue_b64(), c, a, b);
}

} // namespace hinge::inline HINGE_TARGET::simd
#elif HINGE_NATIVE_RVV
namespace hinge::inline HINGE_TARGET::simd {

using native_floats = xsimd::batch<float, xsimd::rvv>::register_type;
using native_doubles = xsimd::batch<double, xsimd::rvv>::register_type;
inline constexpr std::size_t native_bytes = sizeof(native_floats);

HINGE_INLINE native_floats native_fma(const native_floats& a, const native_floats& b,
                                      const native_floats& c) noexcept {
    return __riscv_vfmacc_vv_f32m1(c, a, b, native_bytes / 4);
}
HINGE_INLINE native_doubles native_fma(const native_doubles& a, const native_doubles& b,
                                       const native_doubles& c) noexcept {
    return __riscv_vfmacc_vv_f64m1(c, a, b, native_bytes / 8);
}
HINGE_INLINE native_floats native_fms(const native_floats& a, const native_floats& b,
                                      const native_floats& c) noexcept {
    return __riscv_vfmsac_vv_f32m1(c, a, b, native_bytes / 4);
}
HINGE_INLINE native_doubles native_fms(const native_doubles& a, const native_doubles& b,
                                       const native_doubles& c) noexcept {
    return __riscv_vfmsac_vv_f64m1(c, a, b, native_bytes / 8);
}
HINGE_INLINE native_floats native_fnma(const native_floats& a, const native_floats& b,
                                       const native_floats& c) noexcept {
    return __riscv_vfnmsac_vv_f32m1(c, a, b, native_bytes / 4);
}
HINGE_INLINE native_doubles native_fnma(const native_doubles& a, const native_doubles& b,
                                        const native_doubles& c) noexcept {
    return __riscv_vfnmsac_vv_f64m1(c, a, b, native_bytes / 8);
}

} // namespace hinge::inline HINGE_TARGET::simd
#endif
