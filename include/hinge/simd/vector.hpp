// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/value.hpp>
#include <hinge/simd/native/neon64.hpp>
#include <hinge/simd/native/power.hpp>
#include <hinge/simd/native/wasm.hpp>
#include <hinge/simd/native/x86_128.hpp>
#include <hinge/simd/native/x86_256.hpp>
#include <hinge/simd/native/x86_512.hpp>

/// What simd/wide.hpp builds on, for vectors of Hinge's own: as in simd/batch.hpp.
#if HINGE_HAS_VECTORS
namespace hinge::inline HINGE_TARGET::simd {

template <class T>
HINGE_INLINE vector<T> select(const vector_mask<T>& mask, const std::type_identity_t<vector<T>>& a,
                              const std::type_identity_t<vector<T>>& b) noexcept {
    const auto lanes = __builtin_bit_cast(typename vector<T>::register_type, mask.lanes);
    if constexpr (requires { native_select(lanes, a, b); }) {
        return native_select(lanes, a, b);
    } else {
        return mask.lanes ? a.lanes : b.lanes;
    }
}

template <class T>
HINGE_INLINE vector<T> keep_if(const vector_mask<T>& mask,
                               const std::type_identity_t<vector<T>>& y) noexcept {
    const auto lanes = __builtin_bit_cast(typename vector<T>::register_type, mask.lanes);
    if constexpr (requires { native_keep_if(lanes, y); }) {
        return native_keep_if(lanes, y);
    } else {
        return simd::select(mask, y, vector<T>(0));
    }
}
template <class T>
HINGE_INLINE vector<T> keep_unless(const vector_mask<T>& mask,
                                   const std::type_identity_t<vector<T>>& y) noexcept {
    const auto lanes = __builtin_bit_cast(typename vector<T>::register_type, mask.lanes);
    if constexpr (requires { native_keep_unless(lanes, y); }) {
        return native_keep_unless(lanes, y);
    } else {
        return simd::select(mask, vector<T>(0), y);
    }
}

template <class T>
HINGE_INLINE bool any(const vector_mask<T>& mask) noexcept {
    const auto lanes = __builtin_bit_cast(typename vector<T>::register_type, mask.lanes);
    if constexpr (requires { native_any(lanes); }) {
        return native_any(lanes);
    } else {
        encoding_t<T> all = 0;
        for (std::size_t i = 0; i < vector<T>::size; ++i)
            all |= static_cast<encoding_t<T>>(mask.lanes[i]);
        return all != 0;
    }
}

template <class T>
HINGE_INLINE vector<T> shift_left(const vector<T>& x, unsigned count) noexcept {
    return vector<T>::decoded(x.encoded() << count);
}
HINGE_INLINE vector<float> shift_right(const vector<float>& x, unsigned count) noexcept {
    return vector<float>::decoded(x.encoded() >> count);
}
template <class T>
HINGE_INLINE vector<T> add_to_encoding(const vector<T>& x, const vector<T>& y) noexcept {
    return vector<T>::decoded(x.encoded() + y.encoded());
}
template <class T>
HINGE_INLINE vector<T> add_to_encoding(const vector<T>& x, encoding_t<T> bits) noexcept {
    return vector<T>::decoded(x.encoded() + bits);
}

} // namespace hinge::inline HINGE_TARGET::simd
#endif
