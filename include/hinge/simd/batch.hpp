// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include <hinge/core/value.hpp>
#include <hinge/simd/native/x86_128.hpp>
#include <hinge/simd/native/x86_512.hpp>
#include <hinge/simd/native/x86_masks.hpp>

/// What simd/wide.hpp builds on, for xsimd::batch.
#if HINGE_HAS_BATCHES
namespace hinge::inline HINGE_TARGET::simd {

template <class T, class A>
HINGE_INLINE xsimd::batch<T, A> select(const xsimd::batch_bool<T, A>& mask,
                                       const std::type_identity_t<xsimd::batch<T, A>>& a,
                                       const std::type_identity_t<xsimd::batch<T, A>>& b) noexcept {
    if constexpr (requires { native_select(mask, a, b); }) {
        return native_select(mask, a, b);
    } else {
        return xsimd::select(mask, a, b);
    }
}

template <class T, class A>
HINGE_INLINE xsimd::batch<T, A>
keep_if(const xsimd::batch_bool<T, A>& mask,
        const std::type_identity_t<xsimd::batch<T, A>>& y) noexcept {
    if constexpr (requires { native_keep_if(mask, y); }) {
        return native_keep_if(mask, y);
    } else {
        return simd::select(mask, y, xsimd::batch<T, A>(T(0)));
    }
}
template <class T, class A>
HINGE_INLINE xsimd::batch<T, A>
keep_unless(const xsimd::batch_bool<T, A>& mask,
            const std::type_identity_t<xsimd::batch<T, A>>& y) noexcept {
    if constexpr (requires { native_keep_unless(mask, y); }) {
        return native_keep_unless(mask, y);
    } else {
        return simd::select(mask, xsimd::batch<T, A>(T(0)), y);
    }
}

template <class T, class A>
HINGE_INLINE bool any(const xsimd::batch_bool<T, A>& mask) noexcept {
    return xsimd::any(mask);
}

/// The encodings of the lanes, each moved up by `count` bits.
template <class T, class A>
HINGE_INLINE xsimd::batch<T, A> shift_left(const xsimd::batch<T, A>& x, unsigned count) noexcept {
    if constexpr (requires { native_shift_left(x, count); }) {
        return native_shift_left(x, count);
    } else {
        return xsimd::bitwise_cast<T>(xsimd::bitwise_cast<encoding_t<T>>(x)
                                      << static_cast<int>(count));
    }
}
template <class A>
HINGE_INLINE xsimd::batch<float, A> shift_right(const xsimd::batch<float, A>& x,
                                                unsigned count) noexcept {
    if constexpr (requires { native_shift_right(x, count); }) {
        return native_shift_right(x, count);
    } else {
        return xsimd::bitwise_cast<float>(xsimd::bitwise_cast<std::uint32_t>(x) >>
                                          static_cast<int>(count));
    }
}
/// The sums of the encodings, or of each of them and `bits`.
template <class T, class A>
HINGE_INLINE xsimd::batch<T, A> add_to_encoding(const xsimd::batch<T, A>& x,
                                                const xsimd::batch<T, A>& y) noexcept {
    return xsimd::bitwise_cast<T>(xsimd::bitwise_cast<encoding_t<T>>(x) +
                                  xsimd::bitwise_cast<encoding_t<T>>(y));
}
template <class T, class A>
HINGE_INLINE xsimd::batch<T, A> add_to_encoding(const xsimd::batch<T, A>& x,
                                                encoding_t<T> bits) noexcept {
    return xsimd::bitwise_cast<T>(xsimd::bitwise_cast<encoding_t<T>>(x) +
                                  xsimd::batch<encoding_t<T>, A>(bits));
}

} // namespace hinge::inline HINGE_TARGET::simd
#endif
