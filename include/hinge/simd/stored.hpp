// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

#include <hinge/core/format.hpp>
#include <hinge/simd/memory.hpp>
#include <hinge/simd/native/x86_16_bits.hpp>

/// 16-bit elements to floats and back: in registers where the ISA has instructions for it, else in integer
/// arithmetic that compilers vectorize. Kernels see floats only.
namespace hinge::inline HINGE_TARGET::simd {

/// Whether values V are stored as elements E of 16 bits by the ISA, which rounds them, or when they are rounded.
template <class V, class E>
concept has_native_store = requires(const V& x, E* elements) {
    native_store(elements, x);
};
template <class V, class E>
concept has_native_store_rounded = requires(const V& x, E* elements) {
    native_store_rounded(elements, x);
};
/// Whether values V can be loaded from and stored to elements E.
template <class V, class E>
concept converts = (wide_float<V> && requires(typename V::register_type & x, E* elements) {
    native_load(x, elements);
} && (has_native_store<V, E> || has_native_store_rounded<V, E>));

/// What is computed with, for elements T.
template <class T>
using computed_with = std::conditional_t<scalar<T>, T, float>;

/// As bits16::bits_from, in the upper half of each lane.
template <wide_float V>
HINGE_INLINE V rounded_to_bfloat16(const V& x) noexcept {
    const V odd = shift_right(x, 16) & V(decoded(1u)), quiet = V(decoded(1u << 22));
    return select(simd::equal(x, x), add_to_encoding(add_to_encoding(x, 0x7fffu), odd), x | quiet);
}

template <wide_float V, class E>
requires converts<V, E> HINGE_INLINE V load(const E* from)
noexcept {
    typename V::register_type x;
    native_load(x, from);
    return x;
}
template <wide_float V, class E>
requires converts<V, E> HINGE_INLINE void store(E* to, const V& x) noexcept {
    if constexpr (has_native_store<V, E>) {
        native_store(to, x);
    } else {
        native_store_rounded(to, simd::rounded_to_bfloat16(x));
    }
}

/// The first `count` < lanes<V> elements only, as in simd/memory.hpp.
template <wide_float V, class E>
requires converts<V, E> HINGE_INLINE V load_first(const E* from, std::size_t count)
noexcept {
    E buffer[lanes<V>];
    std::memset(static_cast<void*>(buffer), 0, sizeof buffer);
    std::memcpy(static_cast<void*>(buffer), from, count * sizeof(E));
    return simd::load<V>(buffer);
}
template <wide_float V, class E>
requires converts<V, E> HINGE_INLINE void store_first(E* to, const V& x,
                                                      std::size_t count) noexcept {
    float values[lanes<V>] = {}; // of the other lanes not: to convert them could raise a flag
    simd::store_first<V>(values, x, count);
    E buffer[lanes<V>];
    simd::store<V>(buffer, simd::load<V>(values));
    std::memcpy(static_cast<void*>(to), buffer, count * sizeof(E));
}

/// What is converted at once in integer arithmetic: compilers vectorize loops of a fixed length at -O2 too.
inline constexpr std::size_t converted_at_once = 64;

/// n 16-bit elements, of whatever type and alignment, as floats, and back. E is bfloat16 or float16.
template <class E>
HINGE_NOINLINE void widen(const void* from, float* to, std::size_t n) noexcept {
    using V = widest<float>;
    const auto* elements = static_cast<const E*>(from);
    if constexpr (converts<V, E>) {
        for (; n >= lanes<V>; n -= lanes<V>, elements += lanes<V>, to += lanes<V>)
            simd::store<V>(to, simd::load<V>(elements));
        if (n != 0) simd::store_first<V>(to, simd::load_first<V>(elements, n), n);
    } else {
        while (n > 0) {
            const std::size_t count = n < converted_at_once ? n : converted_at_once;
            std::uint16_t some[converted_at_once] = {};
            float floats[converted_at_once];
            std::memcpy(some, elements, count * sizeof(E));
            for (std::size_t i = 0; i < converted_at_once; ++i)
                floats[i] = bits16::float_from<format_of<E>>(some[i]);
            std::memcpy(to, floats, count * sizeof(float));
            n -= count;
            elements += count;
            to += count;
        }
    }
}
template <class E>
HINGE_NOINLINE void narrow(const float* from, void* to, std::size_t n) noexcept {
    using V = widest<float>;
    auto* elements = static_cast<E*>(to);
    if constexpr (converts<V, E>) {
        for (; n >= lanes<V>; n -= lanes<V>, elements += lanes<V>, from += lanes<V>)
            simd::store<V>(elements, simd::load<V>(from));
        if (n != 0) simd::store_first<V>(elements, simd::load_first<V>(from, n), n);
    } else {
        while (n > 0) {
            const std::size_t count = n < converted_at_once ? n : converted_at_once;
            std::uint16_t some[converted_at_once];
            float floats[converted_at_once] = {};
            std::memcpy(floats, from, count * sizeof(float));
            for (std::size_t i = 0; i < converted_at_once; ++i)
                some[i] = bits16::bits_from<format_of<E>>(floats[i]);
            std::memcpy(static_cast<void*>(elements), some, count * sizeof(E));
            n -= count;
            elements += count;
            from += count;
        }
    }
}

} // namespace hinge::inline HINGE_TARGET::simd
