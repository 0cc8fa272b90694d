// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/simd/batch.hpp>

/// float to double and back, a register at a time. xsimd has no such conversion that is the same in
/// 13 and 14.
namespace hinge::inline HINGE_TARGET::simd {

/// f(x) evaluated in double and rounded once: f takes and returns double or a batch of them.
template <class F>
HINGE_INLINE float in_double(float x, F f) noexcept {
    return static_cast<float>(f(static_cast<double>(x)));
}

#if HINGE_HAS_BATCHES

template <class V>
struct halves {
    V lower, upper;
};
/// The lower and the upper half of a float batch as doubles, exact.
template <class A>
HINGE_INLINE halves<xsimd::batch<double, A>> widen(const xsimd::batch<float, A>& x) noexcept {
    if constexpr (requires { native_widen_lower(x); }) {
        return {native_widen_lower(x), native_widen_upper(x)};
    } else {
        constexpr std::size_t size = xsimd::batch<double, A>::size;
        const auto half = [&](std::size_t first) HINGE_INLINE_LAMBDA {
            return each_lane<double, A>([&](std::size_t i) HINGE_INLINE_LAMBDA {
                return static_cast<double>(x.get(first + i));
            });
        };
        return {half(0), half(size)};
    }
}

/// The inverse: two double batches rounded to one float batch.
template <class A>
HINGE_INLINE xsimd::batch<float, A> narrow(const xsimd::batch<double, A>& lower,
                                           const xsimd::batch<double, A>& upper) noexcept {
    if constexpr (requires { native_narrow(lower, upper); }) {
        return native_narrow(lower, upper);
    } else {
        constexpr std::size_t size = xsimd::batch<double, A>::size;
        return each_lane<float, A>([&](std::size_t i) HINGE_INLINE_LAMBDA {
            return static_cast<float>(i < size ? lower.get(i) : upper.get(i - size));
        });
    }
}

template <class A, class F>
HINGE_INLINE xsimd::batch<float, A> in_double(const xsimd::batch<float, A>& x, F f) noexcept {
    const auto [lower, upper] = simd::widen(x);
    return simd::narrow(f(lower), f(upper));
}

#endif

} // namespace hinge::inline HINGE_TARGET::simd
