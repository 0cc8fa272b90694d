// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include <hinge/core/format.hpp>
#include <hinge/simd/native/x86_f16c.hpp>

/// 16-bit elements to floats and back, by instructions where there are any, else in integer arithmetic that
/// compilers vectorize. Kernels see floats only.
namespace hinge::inline HINGE_TARGET::simd {

/// What is converted at once: compilers vectorize loops of a fixed length at -O2 too.
inline constexpr std::size_t converted_at_once = 64;

template <format Format, class Bits>
HINGE_INLINE void widen_some(const Bits* from, float* to) noexcept {
    if constexpr (Format == format::float16 && requires { native_widen_float16(from, to); }) {
        for (std::size_t i = 0; i < converted_at_once; i += 8)
            native_widen_float16(from + i, to + i);
    } else {
        for (std::size_t i = 0; i < converted_at_once; ++i)
            to[i] = hinge::bits16::float_from<Format>(from[i]);
    }
}
template <format Format, class Bits>
HINGE_INLINE void narrow_some(const float* from, Bits* to) noexcept {
    if constexpr (Format == format::float16 && requires { native_narrow_float16(from, to); }) {
        for (std::size_t i = 0; i < converted_at_once; i += 8)
            native_narrow_float16(from + i, to + i);
    } else {
        for (std::size_t i = 0; i < converted_at_once; ++i)
            to[i] = hinge::bits16::bits_from<Format>(from[i]);
    }
}

/// n 16-bit elements, of whatever type and alignment, as floats, and back.
template <format Format>
HINGE_NOINLINE void widen(const void* from, float* to, std::size_t n) noexcept {
    const auto* bytes = static_cast<const unsigned char*>(from);
    std::uint16_t some[converted_at_once];
    for (; n >= converted_at_once; n -= converted_at_once) {
        std::memcpy(some, bytes, sizeof some);
        simd::widen_some<Format>(some, to);
        bytes += sizeof some;
        to += converted_at_once;
    }
    if (n == 0) return;
    float rest[converted_at_once];
    std::memset(some, 0, sizeof some);
    std::memcpy(some, bytes, n * sizeof *some);
    simd::widen_some<Format>(some, rest);
    std::memcpy(to, rest, n * sizeof *rest);
}
template <format Format>
HINGE_NOINLINE void narrow(const float* from, void* to, std::size_t n) noexcept {
    auto* bytes = static_cast<unsigned char*>(to);
    std::uint16_t some[converted_at_once];
    for (; n >= converted_at_once; n -= converted_at_once) {
        simd::narrow_some<Format>(from, some);
        std::memcpy(bytes, some, sizeof some);
        from += converted_at_once;
        bytes += sizeof some;
    }
    if (n == 0) return;
    float rest[converted_at_once] = {};
    std::memcpy(rest, from, n * sizeof *rest);
    simd::narrow_some<Format>(rest, some);
    std::memcpy(bytes, some, n * sizeof *some);
}

} // namespace hinge::inline HINGE_TARGET::simd
