// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <hinge/core/isa.hpp>
#include <hinge/core/vector.hpp>

namespace hinge {

template <class V>
struct element {
    using type = V;
};
#if HINGE_HAS_BATCHES
template <class T, class A>
struct element<xsimd::batch<T, A>> {
    using type = T;
};
#elif HINGE_HAS_VECTORS
template <class T>
struct element<simd::vector<T>> {
    using type = T;
};
#endif
/// The element type of a value: T for T, for an xsimd::batch of T and for a vector of Hinge's own.
template <class V>
using element_t = typename element<V>::type;

/// float, or a batch or vector of floats.
template <class V>
concept float_value = (std::same_as<element_t<V>, float>);
/// double, or a batch or vector of doubles.
template <class V>
concept double_value = (std::same_as<element_t<V>, double>);
/// What an activation accepts: float, double or an xsimd::batch of either, for any architecture.
/// The name is what a compiler prints when it is given something else.
template <class V>
concept float_double_or_batch = (float_value<V> || double_value<V>);

} // namespace hinge

namespace hinge::inline HINGE_TARGET::simd {

template <class T>
concept scalar = (std::same_as<T, float> || std::same_as<T, double>);

template <scalar T>
using encoding_t = std::conditional_t<std::is_same_v<T, float>, std::uint32_t, std::uint64_t>;

/// The widest value of T that this file has: a batch, a vector, or T itself where there is no SIMD.
#if HINGE_HAS_BATCHES
template <scalar T>
using widest = xsimd::batch<T>;
#elif HINGE_HAS_VECTORS
template <scalar T>
using widest = vector<T>;
#else
template <scalar T>
using widest = T;
#endif

/// What an activation must take besides T: a batch where there is xsimd.
#if HINGE_HAS_BATCHES
template <scalar T>
using required = xsimd::batch<T>;
#else
template <scalar T>
using required = T;
#endif

/// Elements in a value.
template <float_double_or_batch V>
inline constexpr std::size_t lanes = sizeof(V) / sizeof(element_t<V>);

/// A value that is a register: a batch or a vector.
template <class V>
concept wide = (float_double_or_batch<V> && !scalar<V>);
template <class V>
concept wide_float = (wide<V> && float_value<V>);
template <class V>
concept wide_double = (wide<V> && double_value<V>);

} // namespace hinge::inline HINGE_TARGET::simd
