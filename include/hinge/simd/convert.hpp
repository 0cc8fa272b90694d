// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/simd/wide.hpp>

/// float to double and back, a register at a time. xsimd has no such conversion that is the same in
/// 13 and 14.
namespace hinge::inline HINGE_TARGET::simd {

/// f(x) evaluated in double and rounded once: f takes and returns double or a batch of them.
template <class F>
HINGE_INLINE float in_double(float x, F f) noexcept {
    return static_cast<float>(f(static_cast<double>(x)));
}

#if HINGE_HAS_REGISTERS

/// The value of doubles that has the size of V.
template <wide_float V>
struct doubles_of;
#if HINGE_HAS_BATCHES
template <class A>
struct doubles_of<xsimd::batch<float, A>> {
    using type = xsimd::batch<double, A>;
};
#elif HINGE_HAS_VECTORS
template <>
struct doubles_of<vector<float>> {
    using type = vector<double>;
};
#endif

template <wide_float V>
using doubles_t = typename doubles_of<V>::type;

/// The lower half of the lanes in double, and the upper half.
template <wide_float V>
HINGE_INLINE doubles_t<V> lower_in_double(const V& x) noexcept {
    if constexpr (requires { native_widen_lower(x); }) {
        return native_widen_lower(x);
    } else {
        return each_lane<doubles_t<V>>(
            [&](std::size_t i) HINGE_INLINE_LAMBDA { return static_cast<double>(x.get(i)); });
    }
}
template <wide_float V>
HINGE_INLINE doubles_t<V> upper_in_double(const V& x) noexcept {
    if constexpr (requires { native_widen_upper(x); }) {
        return native_widen_upper(x);
    } else {
        return each_lane<doubles_t<V>>([&](std::size_t i) HINGE_INLINE_LAMBDA {
            return static_cast<double>(x.get(lanes<doubles_t<V>> + i));
        });
    }
}

template <wide_float V, class F>
HINGE_INLINE V in_double(const V& x, F f) noexcept {
    constexpr std::size_t half = lanes<doubles_t<V>>;
    if constexpr (requires { native_widen_lower(x); }) {
        return native_narrow(f(lower_in_double(x)), f(upper_in_double(x)));
    } else {
        const doubles_t<V> lower = f(lower_in_double(x)), upper = f(upper_in_double(x));
        return each_lane<V>([&](std::size_t i) HINGE_INLINE_LAMBDA {
            return static_cast<float>(i < half ? lower.get(i) : upper.get(i - half));
        });
    }
}

#endif

} // namespace hinge::inline HINGE_TARGET::simd
