// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>

#include <hinge/core/value.hpp>

/// POWER, registers of 128 bits. By builtins: <altivec.h> may make macros of `vector` and `bool`.
#if HINGE_NATIVE_POWER
namespace hinge::inline HINGE_TARGET::simd {

typedef float native_floats __attribute__((__vector_size__(16)));
typedef double native_doubles __attribute__((__vector_size__(16)));

#if HINGE_IS_GCC
HINGE_INLINE native_floats native_fma(native_floats a, native_floats b, native_floats c) noexcept {
    return __builtin_vsx_xvmaddsp(a, b, c);
}
HINGE_INLINE native_doubles native_fma(native_doubles a, native_doubles b,
                                       native_doubles c) noexcept {
    return __builtin_vsx_xvmadddp(a, b, c);
}
HINGE_INLINE native_floats native_sqrt(native_floats x) noexcept {
    return __builtin_vsx_xvsqrtsp(x);
}
HINGE_INLINE native_doubles native_sqrt(native_doubles x) noexcept {
    return __builtin_vsx_xvsqrtdp(x);
}
#else // A template, for clang warns of conversions between vectors that an overload does not need.
template <wide V>
requires std::same_as<typename V::arch_type, xsimd::vsx>
    HINGE_INLINE V native_fma(const V& a, const V& b, const V& c)
noexcept {
    const typename V::register_type x = a, y = b, z = c;
    if constexpr (float_value<V>) {
        return __builtin_vsx_xvmaddasp(x, y, z);
    } else {
        return __builtin_vsx_xvmaddadp(x, y, z);
    }
}
#endif

} // namespace hinge::inline HINGE_TARGET::simd
#endif
