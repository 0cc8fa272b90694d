// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/simd/native/x86_cache.hpp>
#include <hinge/simd/wide.hpp>

/// Values to and from arrays of any alignment.
namespace hinge::inline HINGE_TARGET::simd {

template <float_double_or_batch V>
HINGE_INLINE V load(const element_t<V>* from) noexcept {
    if constexpr (scalar<V>) {
        return *from;
    } else {
        return V::load_unaligned(from);
    }
}
template <float_double_or_batch V>
HINGE_INLINE void store(element_t<V>* to, const V& x) noexcept {
    if constexpr (scalar<V>) {
        *to = x;
    } else {
        x.store_unaligned(to);
    }
}

/// The first `count` < lanes<V> elements only; the others are read as 0 and not written. Through a
/// buffer where there are no masked moves.
template <float_double_or_batch V>
HINGE_INLINE V load_first(const element_t<V>* from, std::size_t count) noexcept {
    if constexpr (requires(typename V::register_type x) { native_load_first(x, from, count); }) {
        typename V::register_type x;
        native_load_first(x, from, count);
        return x;
    } else {
        element_t<V> buffer[lanes<V>] = {};
        for (std::size_t i = 0; i < count; ++i) buffer[i] = from[i];
        return simd::load<V>(buffer);
    }
}
template <float_double_or_batch V>
HINGE_INLINE void store_first(element_t<V>* to, const V& x, std::size_t count) noexcept {
    if constexpr (requires { native_store_first(to, x, count); }) {
        native_store_first(to, x, count);
    } else {
        element_t<V> buffer[lanes<V>];
        simd::store<V>(buffer, x);
        for (std::size_t i = 0; i < count; ++i) to[i] = buffer[i];
    }
}

/// Whether values can be stored past the caches; array/stream.hpp says when that pays.
template <float_double_or_batch V>
inline constexpr bool can_stream = requires(element_t<V>* to, const V& x) {
    native_stream(to, x);
};

/// Past the caches, `to` being aligned to a whole V.
template <float_double_or_batch V>
HINGE_INLINE void stream(element_t<V>* to, const V& x) noexcept {
    native_stream(to, x);
}
/// Orders the stores streamed to `to` before what follows, as plain ones are.
template <float_double_or_batch V>
HINGE_INLINE void end_of_stream(const element_t<V>* to) noexcept {
    native_end_of_stream(to);
}

/// The bytes of the largest cache that the core we are on has or shares, by what the CPU says of itself,
/// in microseconds; 0 if it does not say.
template <float_double_or_batch V>
HINGE_INLINE std::size_t cache_bytes() noexcept {
    return native_cache_bytes(static_cast<const element_t<V>*>(nullptr));
}

} // namespace hinge::inline HINGE_TARGET::simd
