// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

#include <hinge/core/value.hpp>

/// WebAssembly, registers of 128 bits. Without this page floats take twice as long as scalars do.
#if HINGE_NATIVE_WASM
namespace hinge::inline HINGE_TARGET::simd {

using native_floats = vector_registers<float>::values;
using native_doubles = vector_registers<double>::values;

HINGE_INLINE native_doubles native_widen_lower(native_floats x) noexcept {
    return native_doubles(wasm_f64x2_promote_low_f32x4(v128_t(x)));
}
HINGE_INLINE native_doubles native_widen_upper(native_floats x) noexcept {
    return native_widen_lower(__builtin_shufflevector(x, x, 2, 3, 2, 3));
}
HINGE_INLINE native_floats native_narrow(native_doubles lower, native_doubles upper) noexcept {
    const auto l = native_floats(wasm_f32x4_demote_f64x2_zero(v128_t(lower))),
               u = native_floats(wasm_f32x4_demote_f64x2_zero(v128_t(upper)));
    return __builtin_shufflevector(l, u, 0, 1, 4, 5);
}

HINGE_INLINE native_floats native_sqrt(native_floats x) noexcept {
    return native_floats(wasm_f32x4_sqrt(v128_t(x)));
}
HINGE_INLINE native_doubles native_sqrt(native_doubles x) noexcept {
    return native_doubles(wasm_f64x2_sqrt(v128_t(x)));
}

HINGE_INLINE bool native_any(native_floats mask) noexcept {
    return wasm_v128_any_true(v128_t(mask));
}
HINGE_INLINE bool native_any(native_doubles mask) noexcept {
    return wasm_v128_any_true(v128_t(mask));
}

/// Four rows of 16 bytes, transposed.
template <std::size_t Rows>
HINGE_INLINE void native_lookup(const float (&rows)[Rows][4], native_floats index,
                                native_floats& c0, native_floats& c1, native_floats& c2,
                                native_floats& c3) noexcept {
    const auto i = vector_registers<float>::encodings(index) & std::uint32_t{Rows - 1};
    const auto r0 = native_floats(wasm_v128_load(rows[i[0]])),
               r1 = native_floats(wasm_v128_load(rows[i[1]])),
               r2 = native_floats(wasm_v128_load(rows[i[2]])),
               r3 = native_floats(wasm_v128_load(rows[i[3]]));
    const auto t0 = __builtin_shufflevector(r0, r1, 0, 4, 1, 5),
               t1 = __builtin_shufflevector(r0, r1, 2, 6, 3, 7),
               t2 = __builtin_shufflevector(r2, r3, 0, 4, 1, 5),
               t3 = __builtin_shufflevector(r2, r3, 2, 6, 3, 7);
    c0 = __builtin_shufflevector(t0, t2, 0, 1, 4, 5);
    c1 = __builtin_shufflevector(t0, t2, 2, 3, 6, 7);
    c2 = __builtin_shufflevector(t1, t3, 0, 1, 4, 5);
    c3 = __builtin_shufflevector(t1, t3, 2, 3, 6, 7);
}

/// Two coefficients of either row, transposed.
template <std::size_t Rows, std::size_t Size>
HINGE_INLINE void native_lookup(const double (&rows)[Rows][Size], native_doubles index,
                                std::size_t k, native_doubles& a, native_doubles& b) noexcept {
    const auto i = vector_registers<double>::encodings(index) & std::uint64_t{Rows - 1};
    const auto r0 = native_doubles(wasm_v128_load(&rows[i[0]][k])),
               r1 = native_doubles(wasm_v128_load(&rows[i[1]][k]));
    a = __builtin_shufflevector(r0, r1, 0, 2);
    b = __builtin_shufflevector(r0, r1, 1, 3);
}

} // namespace hinge::inline HINGE_TARGET::simd
#endif
