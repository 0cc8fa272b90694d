// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/simd/scalar.hpp>
#include <hinge/simd/wide.hpp>

/// The operations kernels are written in: those of simd/scalar.hpp and simd/wide.hpp, and what is
/// the same text for both.
namespace hinge::inline HINGE_TARGET::simd {

/// x held to [low, inf] or [-inf, high]; a NaN stays a NaN, and of two zeros x is the result. Never
/// xsimd's min or max: what those do with a NaN depends on the ISA, the operand order and the version.
template <float_double_or_batch V>
HINGE_INLINE V at_least(const V& x, const std::type_identity_t<V>& low) noexcept {
    if constexpr (requires { native_max(low, x); }) {
        return native_max(low, x);
    } else {
        return simd::select(x < low, low, x);
    }
}
template <float_double_or_batch V>
HINGE_INLINE V at_most(const V& x, const std::type_identity_t<V>& high) noexcept {
    if constexpr (requires { native_min(high, x); }) {
        return native_min(high, x);
    } else {
        return simd::select(x > high, high, x);
    }
}

/// x held to [low, high] in the same way.
template <float_double_or_batch V>
HINGE_INLINE V held(const V& x, const std::type_identity_t<V>& low,
                    const std::type_identity_t<V>& high) noexcept {
    return simd::at_most(simd::at_least(x, low), high);
}

/// y, or a NaN where x is one.
template <float_double_or_batch V>
HINGE_INLINE V with_nan_of(const V& x, const std::type_identity_t<V>& y) noexcept {
    if constexpr (requires { native_with_nan_of(x, y); }) {
        return native_with_nan_of(x, y);
    } else {
        return simd::select(simd::equal(x, x), y, x);
    }
}

/// a * b + c for what is then taken as an integer: rounded to the nearest in any rounding mode of the
/// caller, where the ISA can do that at no cost; elsewhere as the caller's mode says.
template <float_double_or_batch V>
HINGE_INLINE V fma_to_nearest(const V& a, const std::type_identity_t<V>& b,
                              const std::type_identity_t<V>& c) noexcept {
    if constexpr (requires { native_fma_to_nearest(a, b, c); }) {
        return native_fma_to_nearest(a, b, c);
    } else {
        return simd::fma(a, b, c);
    }
}

} // namespace hinge::inline HINGE_TARGET::simd
