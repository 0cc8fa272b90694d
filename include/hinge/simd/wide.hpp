// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/simd/batch.hpp>
#include <hinge/simd/native/neon64.hpp>
#include <hinge/simd/native/power.hpp>
#include <hinge/simd/native/scalable.hpp>
#include <hinge/simd/native/x86_256.hpp>
#include <hinge/simd/scalar.hpp>
#include <hinge/simd/vector.hpp>

/// The operations of simd/scalar.hpp for batches and vectors.
#if HINGE_HAS_REGISTERS
namespace hinge::inline HINGE_TARGET::simd {

/// f on every lane, through memory. For what an ISA cannot do at once.
template <wide V, class F>
HINGE_INLINE V each_lane(F f) noexcept {
    element_t<V> values[lanes<V>];
    for (std::size_t i = 0; i < lanes<V>; ++i) values[i] = f(i);
    return V::load_unaligned(values);
}

template <wide V>
HINGE_INLINE V product(const V& a, const std::type_identity_t<V>& b) noexcept {
    if constexpr (requires(typename V::register_type x) { x* x; }) {
        typename V::register_type p = a * b;
        HINGE_ROUNDED_VECTOR(p);
        return p;
    } else {
        return a * b; // xsimd's emulated batches
    }
}

// Never by xsimd's functions: its architectures do not count avxvnni as having fma, nor sse2 in a file
// for AVX2, and its fnma for floats on Arm rounds twice.
template <wide V>
HINGE_INLINE V fma(const V& a, const std::type_identity_t<V>& b,
                   const std::type_identity_t<V>& c) noexcept {
    if constexpr (!HINGE_HAS_FMA) {
        return a * b + c;
    } else if constexpr (requires { native_fma(a, b, c); }) {
        return native_fma(a, b, c);
    } else { // lanes must equal scalars, whatever it costs
        return each_lane<V>([&](std::size_t i) HINGE_INLINE_LAMBDA {
            return simd::fma(a.get(i), b.get(i), c.get(i));
        });
    }
}
template <wide V>
HINGE_INLINE V fms(const V& a, const std::type_identity_t<V>& b,
                   const std::type_identity_t<V>& c) noexcept {
    if constexpr (!HINGE_HAS_FMA) {
        return a * b - c;
    } else if constexpr (requires { native_fms(a, b, c); }) {
        return native_fms(a, b, c);
    } else {
        return simd::fma(a, b, -c);
    }
}
template <wide V>
HINGE_INLINE V fnma(const V& a, const std::type_identity_t<V>& b,
                    const std::type_identity_t<V>& c) noexcept {
    if constexpr (!HINGE_HAS_FMA) {
        return c - a * b;
    } else if constexpr (requires { native_fnma(a, b, c); }) {
        return native_fnma(a, b, c);
    } else {
        return simd::fma(-a, b, c);
    }
}

// By bits rather than by xsimd::abs and xsimd::copysign: those stand on a function that is not
// inlined at -O0 and that files for all ISAs would share.
template <wide V>
HINGE_INLINE V abs(const V& x) noexcept {
    return x & V(decoded(static_cast<encoding_t<element_t<V>>>(~sign_bit<element_t<V>>)));
}
template <wide V>
HINGE_INLINE V minus_abs(const V& x) noexcept {
    return x | V(element_t<V>(-0.0));
}
template <wide V>
HINGE_INLINE V copysign(const V& magnitude, const std::type_identity_t<V>& sign) noexcept {
    return simd::abs(magnitude) | (sign & V(element_t<V>(-0.0)));
}

template <wide V>
HINGE_INLINE V with_sign_of(const V& sign, const std::type_identity_t<V>& magnitude) noexcept {
    return magnitude | (sign & V(element_t<V>(-0.0)));
}

template <unsigned Bits, wide_float V>
HINGE_INLINE V middle(const V& x) noexcept {
    return (x & V(decoded(~std::uint32_t{0} << Bits))) | V(decoded(std::uint32_t{1} << (Bits - 1)));
}

template <wide_double V>
HINGE_INLINE V low_bits_to_exponent(const V& x) noexcept {
    return simd::shift_left(x, 52);
}
template <wide_double V>
HINGE_INLINE V low_bits_to_power(const V& x, const V& fraction) noexcept {
    return simd::add_to_encoding(simd::shift_left(x, 45), fraction);
}
template <wide_float V>
HINGE_INLINE V times_two_to_low_bits(float factor, const V& exponent_bits) noexcept {
    return simd::add_to_encoding(simd::shift_left(exponent_bits, 23),
                                 simd::encoding_over_1(factor));
}

template <wide V>
HINGE_INLINE auto equal(const V& a, const std::type_identity_t<V>& b) noexcept {
    return a == b;
}

/// a / b, correctly rounded.
template <wide V>
HINGE_INLINE V divide(const V& a, const std::type_identity_t<V>& b) noexcept {
    if constexpr (requires { native_divide(a, b); }) return native_divide(a, b);
    return a / b;
}

/// The square root, correctly rounded.
template <wide V>
HINGE_INLINE V sqrt(const V& x) noexcept {
    if constexpr (requires { native_sqrt(x); }) {
        return native_sqrt(x);
    } else {
#if HINGE_HAS_BATCHES
        return xsimd::sqrt(x);
#else
        return each_lane<V>([&](std::size_t i)
                                HINGE_INLINE_LAMBDA { return simd::sqrt(x.get(i)); });
#endif
    }
}

} // namespace hinge::inline HINGE_TARGET::simd
#endif
