// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include <hinge/core/format.hpp>
#include <hinge/simd/stored.hpp>

/// Arrays of 16-bit elements to floats and back: in registers, else in integer arithmetic that compilers vectorize.
namespace hinge::inline HINGE_TARGET::simd {

/// What is converted at once in integer arithmetic: compilers vectorize loops of a fixed length at -O2 too.
inline constexpr std::size_t converted_at_once = 64;

/// n 16-bit elements, of whatever type and alignment, as floats, and back. E is bfloat16 or float16.
template <class E>
HINGE_NOINLINE void widen(const void* from, float* to, std::size_t n) noexcept {
    using V = widest<float>;
    const auto* elements = static_cast<const E*>(from);
    if constexpr (converts<V, E>) {
        V two[2];
        for (; n >= 2 * lanes<V>; n -= 2 * lanes<V>) {
            simd::load_two(two, elements);
            simd::store<V>(to, two[0]);
            simd::store<V>(to + lanes<V>, two[1]);
            elements += 2 * lanes<V>;
            to += 2 * lanes<V>;
        }
        if (n == 0) return;
        float rest[2 * lanes<V>];
        simd::load_two_first(two, elements, n);
        simd::store<V>(rest, two[0]);
        simd::store<V>(rest + lanes<V>, two[1]);
        std::memcpy(to, rest, n * sizeof(float));
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
        for (; n >= 2 * lanes<V>; n -= 2 * lanes<V>) {
            const V two[2] = {simd::load<V>(from), simd::load<V>(from + lanes<V>)};
            simd::store_two(elements, two);
            elements += 2 * lanes<V>;
            from += 2 * lanes<V>;
        }
        if (n == 0) return;
        float rest[2 * lanes<V>] = {};
        std::memcpy(rest, from, n * sizeof(float));
        const V two[2] = {simd::load<V>(rest), simd::load<V>(rest + lanes<V>)};
        simd::store_two_first(elements, two, n);
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
