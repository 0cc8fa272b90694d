// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <hinge/core/value.hpp>
#include <hinge/simd/native/scalar.hpp>

/// The operations kernels are written in, for scalars; simd/batch.hpp has them for batches, with the
/// same bits (only the payload and sign of a NaN may differ), which xsimd's own functions do not
/// give. Compiler builtins rather than std:: functions: at -O0 those are emitted as functions that
/// files for all ISAs share.
namespace hinge::inline HINGE_TARGET::simd {

/// a * b, rounded even if it goes into a sum: what is exact without fma stands on that.
template <scalar T>
HINGE_INLINE T product(T a, std::type_identity_t<T> b) noexcept {
    T p = a * b;
    HINGE_ROUNDED(p);
    return p;
}

/// a * b + c, rounded once where the file is compiled for an ISA with fused multiply-add, twice
/// elsewhere. A product that feeds a sum is always written this way: a plain a * b + c is
/// contracted by one compiler and not by another.
template <scalar T>
HINGE_INLINE T fma(T a, std::type_identity_t<T> b, std::type_identity_t<T> c) noexcept {
    if constexpr (HINGE_HAS_FMA) {
        return native_fused(a, b, c);
    } else {
        return simd::product(a, b) + c;
    }
}

/// a * b - c and c - a * b, rounded like fma.
template <scalar T>
HINGE_INLINE T fms(T a, std::type_identity_t<T> b, std::type_identity_t<T> c) noexcept {
    if constexpr (!HINGE_HAS_FMA) return simd::product(a, b) - c;
    return simd::fma(a, b, -c);
}
template <scalar T>
HINGE_INLINE T fnma(T a, std::type_identity_t<T> b, std::type_identity_t<T> c) noexcept {
    if constexpr (!HINGE_HAS_FMA) return c - simd::product(a, b);
    return simd::fma(-a, b, c);
}

template <scalar T>
inline constexpr encoding_t<T> sign_bit = encoding_t<T>{1} << (8 * sizeof(T) - 1);

template <scalar T>
HINGE_INLINE encoding_t<T> encoding(T x) noexcept {
    return __builtin_bit_cast(encoding_t<T>, x);
}
HINGE_INLINE float decoded(std::uint32_t x) noexcept { return __builtin_bit_cast(float, x); }
HINGE_INLINE double decoded(std::uint64_t x) noexcept { return __builtin_bit_cast(double, x); }

/// mask ? a : b, lane by lane.
template <scalar T>
HINGE_INLINE T select(bool mask, T a, std::type_identity_t<T> b) noexcept {
    return mask ? a : b;
}

/// y where the mask is true, or where it is false, elsewhere +0.
template <scalar T>
HINGE_INLINE T keep_if(bool mask, T y) noexcept {
    return mask ? y : T(0);
}
template <scalar T>
HINGE_INLINE T keep_unless(bool mask, T y) noexcept {
    return mask ? T(0) : y;
}

/// |x|, and -|x|: the sign bit cleared, and set.
template <scalar T>
HINGE_INLINE T abs(T x) noexcept {
    return decoded(encoding(x) & ~sign_bit<T>);
}
template <scalar T>
HINGE_INLINE T minus_abs(T x) noexcept {
    return decoded(encoding(x) | sign_bit<T>);
}

/// |magnitude| with the sign bit of sign.
template <scalar T>
HINGE_INLINE T copysign(T magnitude, std::type_identity_t<T> sign) noexcept {
    return decoded((encoding(magnitude) & ~sign_bit<T>) | (encoding<T>(sign) & sign_bit<T>));
}

/// The same for a magnitude whose sign bit is 0.
template <scalar T>
HINGE_INLINE T with_sign_of(T sign, std::type_identity_t<T> magnitude) noexcept {
    return decoded(encoding<T>(magnitude) | (encoding(sign) & sign_bit<T>));
}

/// x's encoding, moved down by `count` bits.
HINGE_INLINE float shift_right(float x, unsigned count) noexcept {
    return decoded(encoding(x) >> count);
}
/// The middle of the numbers that differ from x in the last Bits bits only.
template <unsigned Bits>
HINGE_INLINE float middle(float x) noexcept {
    return decoded((encoding(x) >> Bits << Bits) | 1u << (Bits - 1));
}

/// The low 12 bits of x's encoding, moved up into sign and exponent.
HINGE_INLINE double low_bits_to_exponent(double x) noexcept { return decoded(encoding(x) << 52); }

/// fraction 2^(n / 128), n being the low bits of x's encoding, where `fraction` has 1 + (n % 128) / 128 taken
/// off its encoding: a normal number, no power of two but a rounded number between two.
HINGE_INLINE double low_bits_to_power(double x, double fraction) noexcept {
    return decoded((encoding(x) << 45) + encoding(fraction));
}

/// What times_two_to_low_bits adds for its factor: nothing for 1.
HINGE_INLINE std::uint32_t encoding_over_1(float factor) noexcept {
    return encoding(factor) - encoding(1.0f);
}
/// factor 2^k, k + 127 being the low bits of the encoding of `exponent_bits`, by adding k to the
/// exponent: exact if factor and result are normal numbers.
HINGE_INLINE float times_two_to_low_bits(float factor, float exponent_bits) noexcept {
    return decoded((encoding(exponent_bits) << 23) + encoding_over_1(factor));
}

HINGE_BEGIN_EXACT_COMPARISON
template <scalar T>
HINGE_INLINE bool equal(T a, std::type_identity_t<T> b) noexcept {
    return a == b;
}
HINGE_END_EXACT_COMPARISON

HINGE_INLINE bool any(bool mask) noexcept { return mask; }

template <scalar T>
HINGE_INLINE T divide(T a, std::type_identity_t<T> b) noexcept {
    return a / b;
}

template <scalar T>
HINGE_INLINE T sqrt(T x) noexcept {
    return native_sqrt(x);
}

} // namespace hinge::inline HINGE_TARGET::simd
