// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

#include <hinge/core/format.hpp>
#include <hinge/simd/memory.hpp>
#include <hinge/simd/native/x86_bfloat16.hpp>
#include <hinge/simd/native/x86_float16.hpp>

/// 16-bit elements to floats and back in registers, where the ISA has instructions for it. Kernels see floats only.
namespace hinge::inline HINGE_TARGET::simd {

/// Whether two values V are loaded from as many elements E of 16 bits in registers. Then they are stored to them
/// too.
template <class V, class E>
concept converts = (wide_float<V> && requires(typename V::register_type & x, const E* from) {
    native_load(x, x, from);
});

/// What is computed with, for elements T.
template <class T>
using computed_with = std::conditional_t<scalar<T>, T, float>;

/// As bits16::bits_from, in the upper half of each lane.
template <wide_float V>
HINGE_INLINE V rounded_to_bfloat16(const V& x) noexcept {
    const V odd = shift_right(x, 16) & V(decoded(1u)), quiet = V(decoded(1u << 22));
    return select(simd::equal(x, x), add_to_encoding(add_to_encoding(x, 0x7fffu), odd), x | quiet);
}

/// Two values at once: that is where permutations and rounding in 16 bits cost least.
template <wide_float V, class E>
requires converts<V, E> HINGE_INLINE void load_two(V (&two)[2], const E* from) noexcept {
    typename V::register_type a, b;
    native_load(a, b, from);
    two[0] = a;
    two[1] = b;
}
/// A NaN as a quiet one whose lower half is 0, anything else as it is.
template <wide_float V>
HINGE_INLINE V with_nan_of_16_bits(const V& x) noexcept {
    return select(simd::equal(x, x), x,
                  (x | V(decoded(1u << 22))) & V(decoded(~std::uint32_t{0xffff})));
}
/// That for both, in a branch where the ISA can tell at once.
template <wide_float V>
HINGE_INLINE void make_nans_of_16_bits(V& a, V& b) noexcept {
    if constexpr (requires { native_any_nan(a, b); }) {
        if (!native_any_nan(a, b)) [[likely]]
            return;
    }
    a = simd::with_nan_of_16_bits(a);
    b = simd::with_nan_of_16_bits(b);
}
/// Rounded to the nearest; NaNs become quiet.
template <wide_float V, class E>
requires converts<V, E> HINGE_INLINE void store_two(E* to, const V (&two)[2]) noexcept {
    if constexpr (std::is_same_v<E, float16>) {
        native_store(to, two[0], two[1]);
    } else if constexpr (requires { native_store_nearest(to, two[0], two[1]); }) {
        if constexpr (requires { native_store_normal(to, two[0], two[1]); }) {
            if (native_store_normal(to, two[0], two[1])) [[likely]]
                return;
        }
        V a = two[0], b = two[1];
        simd::make_nans_of_16_bits(a, b);
        native_store_nearest(to, a, b);
    } else {
        native_store(to, simd::rounded_to_bfloat16(two[0]), simd::rounded_to_bfloat16(two[1]));
    }
}

/// The two halves of every word: no order, but the same for all arrays. To be stored as they came, values must be
/// elements, which need no rounding.
template <wide_float V>
HINGE_INLINE void load_halves(V (&two)[2], const bfloat16* from) noexcept {
    V words; // by memcpy, for they are no floats
    std::memcpy(static_cast<void*>(&words), from, sizeof words);
    if constexpr (requires { native_in_register(words); }) words = native_in_register(words);
    two[0] = words & V(decoded(0xffff0000u));
    two[1] = simd::shift_left(words, 16);
}
template <wide_float V>
HINGE_INLINE void store_halves(bfloat16* to, const V (&two)[2]) noexcept {
    V a = two[0], b = two[1];
    simd::make_nans_of_16_bits(a, b);
    const V words = a | simd::shift_right(b, 16);
    std::memcpy(static_cast<void*>(to), &words, sizeof words);
}

/// The first `count` < 2 lanes<V> elements only, as in simd/memory.hpp.
template <wide_float V, class E>
requires converts<V, E> HINGE_INLINE void load_two_first(V (&two)[2], const E* from,
                                                         std::size_t count) noexcept {
    E buffer[2 * lanes<V>];
    std::memset(static_cast<void*>(buffer), 0, sizeof buffer);
    std::memcpy(static_cast<void*>(buffer), from, count * sizeof(E));
    simd::load_two(two, buffer);
}
template <wide_float V, class E>
requires converts<V, E> HINGE_INLINE void store_two_first(E* to, const V (&two)[2],
                                                          std::size_t count) noexcept {
    float values[2 * lanes<V>];
    simd::store<V>(values, two[0]);
    simd::store<V>(values + lanes<V>, two[1]);
    for (std::size_t i = count; i < 2 * lanes<V>; ++i)
        values[i] = 0; // to convert what is no result could raise a flag
    E buffer[2 * lanes<V>];
    const V those[2] = {simd::load<V>(values), simd::load<V>(values + lanes<V>)};
    simd::store_two(buffer, those);
    std::memcpy(static_cast<void*>(to), buffer, count * sizeof(E));
}

} // namespace hinge::inline HINGE_TARGET::simd
