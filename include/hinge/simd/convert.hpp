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

template <wide_float V, class F>
HINGE_INLINE V in_double(const V& x, F f) noexcept {
    using Doubles = typename doubles_of<V>::type;
    if constexpr (requires { native_widen_lower(x); }) {
        return native_narrow(f(Doubles(native_widen_lower(x))), f(Doubles(native_widen_upper(x))));
    } else {
        const auto half = [&](std::size_t first) HINGE_INLINE_LAMBDA {
            return f(each_lane<Doubles>([&](std::size_t i) HINGE_INLINE_LAMBDA {
                return static_cast<double>(x.get(first + i));
            }));
        };
        const Doubles lower = half(0), upper = half(lanes<Doubles>);
        return each_lane<V>([&](std::size_t i) HINGE_INLINE_LAMBDA {
            return static_cast<float>(i < lanes<Doubles> ? lower.get(i)
                                                         : upper.get(i - lanes<Doubles>));
        });
    }
}

#endif

} // namespace hinge::inline HINGE_TARGET::simd
