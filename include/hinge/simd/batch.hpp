// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/simd/native/neon64.hpp>
#include <hinge/simd/native/x86_128.hpp>
#include <hinge/simd/native/x86_256.hpp>
#include <hinge/simd/native/x86_512.hpp>
#include <hinge/simd/scalar.hpp>

/// The operations of simd/scalar.hpp for batches.
#if HINGE_HAS_BATCHES
namespace hinge::inline HINGE_TARGET::simd {

/// Architectures whose xsimd::fma is one instruction.
template <class A>
inline constexpr bool arch_has_fma =
    std::is_base_of_v<xsimd::avx512f, A> || std::is_base_of_v<xsimd::neon64, A>;
template <class A>
inline constexpr bool arch_has_fma<xsimd::fma3<A>> = true;

/// f on every lane, through memory. For what an architecture cannot do at once.
template <class T, class A, class F>
HINGE_INLINE xsimd::batch<T, A> each_lane(F f) noexcept {
    alignas(A::alignment()) T lanes[xsimd::batch<T, A>::size];
    for (std::size_t i = 0; i < xsimd::batch<T, A>::size; ++i) lanes[i] = f(i);
    return xsimd::batch<T, A>::load_aligned(lanes);
}

template <class T, class A>
HINGE_INLINE xsimd::batch<T, A> fma(const xsimd::batch<T, A>& a,
                                    const std::type_identity_t<xsimd::batch<T, A>>& b,
                                    const std::type_identity_t<xsimd::batch<T, A>>& c) noexcept {
    if constexpr (!HINGE_HAS_FMA) {
        return a * b + c;
    } else if constexpr (arch_has_fma<A>) {
        return xsimd::fma(a, b, c);
    } else if constexpr (requires { native_fma(a, b, c); }) {
        // What an x86 file with FMA can do for an architecture that xsimd does not count as having
        // it, such as avxvnni, or sse2 in a file for AVX2.
        return native_fma(a, b, c);
    } else { // lanes must equal scalars, whatever it costs
        return each_lane<T, A>([&](std::size_t i) HINGE_INLINE_LAMBDA {
            return simd::fma(a.get(i), b.get(i), c.get(i));
        });
    }
}

/// Those whose fms and fnma are one too. Not on Arm, where xsimd's fnma for floats rounds twice.
template <class A>
inline constexpr bool arch_has_fnma = arch_has_fma<A> && !std::is_base_of_v<xsimd::neon, A>;

template <class T, class A>
HINGE_INLINE xsimd::batch<T, A> fms(const xsimd::batch<T, A>& a,
                                    const std::type_identity_t<xsimd::batch<T, A>>& b,
                                    const std::type_identity_t<xsimd::batch<T, A>>& c) noexcept {
    if constexpr (HINGE_HAS_FMA && arch_has_fnma<A>) return xsimd::fms(a, b, c);
    return simd::fma(a, b, -c);
}
template <class T, class A>
HINGE_INLINE xsimd::batch<T, A> fnma(const xsimd::batch<T, A>& a,
                                     const std::type_identity_t<xsimd::batch<T, A>>& b,
                                     const std::type_identity_t<xsimd::batch<T, A>>& c) noexcept {
    if constexpr (HINGE_HAS_FMA && arch_has_fnma<A>) return xsimd::fnma(a, b, c);
    return simd::fma(-a, b, c);
}

template <class T, class A>
HINGE_INLINE xsimd::batch<T, A> select(const xsimd::batch_bool<T, A>& mask,
                                       const std::type_identity_t<xsimd::batch<T, A>>& a,
                                       const std::type_identity_t<xsimd::batch<T, A>>& b) noexcept {
    return xsimd::select(mask, a, b);
}

// By bits rather than by xsimd::abs and xsimd::copysign: those stand on a function that is not
// inlined at -O0 and that files for all ISAs would share.
template <class T, class A>
HINGE_INLINE xsimd::batch<T, A> abs(const xsimd::batch<T, A>& x) noexcept {
    return x & xsimd::batch<T, A>(decoded(static_cast<encoding_t<T>>(~sign_bit<T>)));
}
template <class T, class A>
HINGE_INLINE xsimd::batch<T, A> minus_abs(const xsimd::batch<T, A>& x) noexcept {
    return x | xsimd::batch<T, A>(T(-0.0));
}
template <class T, class A>
HINGE_INLINE xsimd::batch<T, A>
copysign(const xsimd::batch<T, A>& magnitude,
         const std::type_identity_t<xsimd::batch<T, A>>& sign) noexcept {
    return simd::abs(magnitude) | (sign & xsimd::batch<T, A>(T(-0.0)));
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
HINGE_INLINE xsimd::batch<double, A>
low_bits_to_exponent(const xsimd::batch<double, A>& x) noexcept {
    return simd::shift_left(x, 52);
}
template <class A>
HINGE_INLINE xsimd::batch<float, A>
times_two_to_low_bits(float factor, const xsimd::batch<float, A>& exponent_bits) noexcept {
    using bits = xsimd::batch<std::uint32_t, A>;
    return xsimd::bitwise_cast<float>(
        xsimd::bitwise_cast<std::uint32_t>(simd::shift_left(exponent_bits, 23)) +
        bits(simd::encoding_over_1(factor)));
}

template <class T, class A>
HINGE_INLINE bool any(const xsimd::batch_bool<T, A>& mask) noexcept {
    return xsimd::any(mask);
}

/// a / b, correctly rounded.
template <class T, class A>
HINGE_INLINE xsimd::batch<T, A> divide(const xsimd::batch<T, A>& a,
                                       const std::type_identity_t<xsimd::batch<T, A>>& b) noexcept {
    if constexpr (requires { native_divide(a, b); }) return native_divide(a, b);
    return a / b;
}

} // namespace hinge::inline HINGE_TARGET::simd
#endif
