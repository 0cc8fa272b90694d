// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/value.hpp>

/// POWER, registers of 128 bits. By builtins: <altivec.h> may make macros of `vector` and `bool`.
#if HINGE_NATIVE_POWER
namespace hinge::inline HINGE_TARGET::simd {

using native_floats = vector_registers<float>::values;
using native_doubles = vector_registers<double>::values;

HINGE_INLINE native_floats native_fma(native_floats a, native_floats b, native_floats c) noexcept {
    return __builtin_vsx_xvmaddsp(a, b, c);
}
HINGE_INLINE native_doubles native_fma(native_doubles a, native_doubles b,
                                       native_doubles c) noexcept {
    return __builtin_vsx_xvmadddp(a, b, c);
}

} // namespace hinge::inline HINGE_TARGET::simd
#endif
