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

template <format Format>
HINGE_INLINE void widen_some(const std::uint16_t* from, float* to) noexcept {
    for (std::size_t i = 0; i < converted_at_once; ++i) to[i] = bits16::float_from<Format>(from[i]);
}
template <format Format>
HINGE_INLINE void narrow_some(const float* from, std::uint16_t* to) noexcept {
    for (std::size_t i = 0; i < converted_at_once; ++i) to[i] = bits16::bits_from<Format>(from[i]);
}

/// Whether binary16 has instructions, for eight elements. Float is float, here and below.
template <class Float>
concept converts_float16 = requires(const void* from, Float* to, std::size_t n) {
    native_widen_float16(from, to, n);
};

/// n 16-bit elements, of whatever type and alignment, as floats, and back.
template <format Format, class Float>
HINGE_NOINLINE void widen(const void* from, Float* to, std::size_t n) noexcept {
    const auto* bytes = static_cast<const unsigned char*>(from);
    std::uint16_t some[converted_at_once];
    if constexpr (Format == format::float16 && converts_float16<Float>) {
        const std::size_t rest = n % 8;
        native_widen_float16(bytes, to, n - rest);
        bytes += (n - rest) * sizeof *some;
        to += n - rest;
        n = rest;
    }
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
template <format Format, class Float>
HINGE_NOINLINE void narrow(const Float* from, void* to, std::size_t n) noexcept {
    auto* bytes = static_cast<unsigned char*>(to);
    std::uint16_t some[converted_at_once];
    if constexpr (Format == format::float16 && converts_float16<Float>) {
        const std::size_t rest = n % 8;
        native_narrow_float16(from, bytes, n - rest);
        from += n - rest;
        bytes += (n - rest) * sizeof *some;
        n = rest;
    }
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
