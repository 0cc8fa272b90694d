// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/simd/ops.hpp>

namespace hinge::inline HINGE_TARGET::simd {

/// The widest value of T that this file's ISA has: a batch, or T itself where there is no SIMD.
#if HINGE_HAS_BATCHES
template <scalar T>
using widest = xsimd::batch<T>;
#else
template <scalar T>
using widest = T;
#endif

/// Elements in a value.
template <float_double_or_batch V>
inline constexpr std::size_t lanes = sizeof(V) / sizeof(element_t<V>);

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

} // namespace hinge::inline HINGE_TARGET::simd
