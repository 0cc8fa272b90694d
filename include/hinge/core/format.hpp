// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

#include <hinge/core/native.hpp>

/// Elements of arrays: float and double, with which Hinge computes, and 16-bit numbers, which are stored only.
namespace hinge {

/// What the elements of an array are.
enum class format {
    none,     ///< nothing that array calls take
    float32,  ///< float
    float64,  ///< double
    bfloat16, ///< the upper half of a float
    float16   ///< IEEE 754 binary16
};

/// The bytes of one element, 0 for format::none.
HINGE_INLINE constexpr std::size_t bytes_of(format one) noexcept {
    return one == format::float64 ? 8 : one == format::float32 ? 4 : one == format::none ? 0 : 2;
}

/// The format of T. A 16-bit type of yours, trivially copyable, is an element of array calls by
///
///     template <> inline constexpr auto hinge::format_of<my::half> = hinge::format::float16;
template <class T>
inline constexpr auto format_of = format::none;
template <>
inline constexpr auto format_of<float> = format::float32;
template <>
inline constexpr auto format_of<double> = format::float64;
#if HINGE_HAS_FLOAT16 // std::float16_t too, where there is one
template <>
inline constexpr auto format_of<_Float16> = format::float16;
#endif
#if HINGE_HAS_BF16 // std::bfloat16_t too
template <>
inline constexpr auto format_of<__bf16> = format::bfloat16;
#endif

/// Conversions in integer arithmetic, which the caller's modes do not change: to 16 bits rounded to the
/// nearest, ties to even; subnormal numbers are kept, what is too large becomes an infinity, a NaN a quiet one.
namespace bits16 {

/// condition ? a : b, without a branch: g++ then vectorizes a loop at -O2 too.
HINGE_INLINE constexpr std::uint32_t chosen(bool condition, std::uint32_t a,
                                            std::uint32_t b) noexcept {
    return b ^ ((a ^ b) & (0 - static_cast<std::uint32_t>(condition)));
}

template <format Format>
HINGE_INLINE constexpr float float_from(std::uint16_t bits) noexcept {
    const std::uint32_t all = bits;
    if constexpr (Format == format::bfloat16) {
        return __builtin_bit_cast(float, all << 16);
    } else {
        const std::uint32_t sign = (all & 0x8000) << 16, rest = (all & 0x7fff) << 13;
        constexpr std::uint32_t rebias = 112u << 23, top = 0x1fu << 23;
        const std::uint32_t normal = rest + rebias + bits16::chosen(rest >= top, rebias, 0);
        // By way of an integer, for as a float of the same encoding a caller's DAZ takes it for 0.
        const float subnormal =
            static_cast<float>(static_cast<std::int32_t>(rest >> 13)) * 0x1p-24f;
        return __builtin_bit_cast(
            float, sign | bits16::chosen(rest < 1u << 23,
                                         __builtin_bit_cast(std::uint32_t, subnormal), normal));
    }
}

template <format Format>
HINGE_INLINE constexpr std::uint16_t bits_from(float x) noexcept {
    const auto all = __builtin_bit_cast(std::uint32_t, x), magnitude = all & 0x7fffffff;
    constexpr std::uint32_t infinity = 0xffu << 23;
    if constexpr (Format == format::bfloat16) {
        const std::uint32_t rounded = all + 0x7fff + (all >> 16 & 1);
        return static_cast<std::uint16_t>(
            bits16::chosen(magnitude > infinity, all | 1u << 22, rounded) >> 16);
    } else {
        constexpr std::uint32_t smallest_normal = 113u << 23, too_large = 143u << 23;
        const std::uint32_t sign = all >> 16 & 0x8000,
                            normal =
                                (magnitude - (112u << 23) + 0xfff + (magnitude >> 13 & 1)) >> 13,
                            special = bits16::chosen(magnitude > infinity,
                                                     0x7e00 | (magnitude >> 13 & 0x1ff), 0x7c00);
        // In units of the smallest number. Others count as 0, not to pass what an integer holds.
        const bool is_small = magnitude < smallest_normal;
        const float units =
            __builtin_bit_cast(float, bits16::chosen(is_small, magnitude, 0)) * 0x1p24f;
        const auto whole = static_cast<std::int32_t>(units);
        const float odd_half = 0.5f - static_cast<float>(whole & 1) * 0x1p-24f; // up if above it
        const bool up = units - static_cast<float>(whole) > odd_half;
        const std::uint32_t subnormal =
            static_cast<std::uint32_t>(whole + static_cast<std::int32_t>(up));
        const std::uint32_t finite = bits16::chosen(is_small, subnormal, normal);
        return static_cast<std::uint16_t>(bits16::chosen(magnitude >= too_large, special, finite) |
                                          sign);
    }
}

} // namespace bits16

/// A number of 16 bits with the exponents of a float and 8 bits of precision. Converting from float rounds to
/// the nearest, ties to even.
struct bfloat16 {
    std::uint16_t bits; ///< as they stand in memory

    bfloat16() = default;
    /// x rounded to the nearest, ties to even.
    HINGE_INLINE constexpr explicit bfloat16(float x) noexcept
        : bits(bits16::bits_from<format::bfloat16>(x)) {}
    /// The same number, exactly.
    HINGE_INLINE constexpr explicit operator float() const noexcept {
        return bits16::float_from<format::bfloat16>(bits);
    }
};
/// IEEE 754 binary16: 11 bits of precision, at most 65504. Converting from float rounds to the nearest, ties
/// to even.
struct float16 {
    std::uint16_t bits; ///< as they stand in memory

    float16() = default;
    /// x rounded to the nearest, ties to even.
    HINGE_INLINE constexpr explicit float16(float x) noexcept
        : bits(bits16::bits_from<format::float16>(x)) {}
    /// The same number, exactly.
    HINGE_INLINE constexpr explicit operator float() const noexcept {
        return bits16::float_from<format::float16>(bits);
    }
};
template <>
inline constexpr auto format_of<bfloat16> = format::bfloat16;
template <>
inline constexpr auto format_of<float16> = format::float16;

} // namespace hinge
