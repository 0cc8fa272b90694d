// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/simd/ops.hpp>

namespace hinge::inline HINGE_TARGET::simd {

/// A float kernel that is evaluated in double and rounded once: f takes and returns double or a
/// batch of them.
template <class F>
HINGE_INLINE float in_double(float x, F f) noexcept {
    return static_cast<float>(f(static_cast<double>(x)));
}

#if HINGE_HAS_BATCHES

// float to double and back, a register at a time. xsimd has no such conversion that is the same in
// 13 and 14, so this is the one place with instructions per ISA; which ones is asked of the register
// that a batch converts to.

template <class V>
struct halves {
    V lower, upper;
};

/// The lower and the upper half of a float batch as doubles, exact.
template <class A>
HINGE_INLINE halves<xsimd::batch<double, A>> widen(const xsimd::batch<float, A>& x) noexcept {
    constexpr std::size_t size = xsimd::batch<double, A>::size;
    const auto half = [&](std::size_t first) HINGE_INLINE_LAMBDA {
        return each_lane<double, A>([&](std::size_t i) HINGE_INLINE_LAMBDA {
            return static_cast<double>(x.get(first + i));
        });
    };
    return {half(0), half(size)};
}

/// The inverse: two double batches rounded to one float batch.
template <class A>
HINGE_INLINE xsimd::batch<float, A> narrow(const xsimd::batch<double, A>& lower,
                                           const xsimd::batch<double, A>& upper) noexcept {
    constexpr std::size_t size = xsimd::batch<double, A>::size;
    return each_lane<float, A>([&](std::size_t i) HINGE_INLINE_LAMBDA {
        return static_cast<float>(i < size ? lower.get(i) : upper.get(i - size));
    });
}

#if defined(__SSE2__)
template <class A>
concept in_xmm = requires(const xsimd::batch<double, A>& x) {
    _mm_cvtpd_ps(x);
};

template <in_xmm A>
HINGE_INLINE halves<xsimd::batch<double, A>> widen(const xsimd::batch<float, A>& x) noexcept {
    return {_mm_cvtps_pd(x), _mm_cvtps_pd(_mm_movehl_ps(x, x))};
}
template <in_xmm A>
HINGE_INLINE xsimd::batch<float, A> narrow(const xsimd::batch<double, A>& lower,
                                           const xsimd::batch<double, A>& upper) noexcept {
    return _mm_movelh_ps(_mm_cvtpd_ps(lower), _mm_cvtpd_ps(upper));
}
#endif

#if defined(__AVX__)
template <class A>
concept in_ymm = requires(const xsimd::batch<double, A>& x) {
    _mm256_cvtpd_ps(x);
};

template <in_ymm A>
HINGE_INLINE halves<xsimd::batch<double, A>> widen(const xsimd::batch<float, A>& x) noexcept {
    return {_mm256_cvtps_pd(_mm256_castps256_ps128(x)),
            _mm256_cvtps_pd(_mm256_extractf128_ps(x, 1))};
}
template <in_ymm A>
HINGE_INLINE xsimd::batch<float, A> narrow(const xsimd::batch<double, A>& lower,
                                           const xsimd::batch<double, A>& upper) noexcept {
    return _mm256_insertf128_ps(_mm256_castps128_ps256(_mm256_cvtpd_ps(lower)),
                                _mm256_cvtpd_ps(upper), 1);
}
#endif

#if defined(__AVX512F__)
template <class A>
concept in_zmm = requires(const xsimd::batch<double, A>& x) {
    _mm512_cvtpd_ps(x);
};

template <in_zmm A>
HINGE_INLINE halves<xsimd::batch<double, A>> widen(const xsimd::batch<float, A>& x) noexcept {
    const __m256d upper = _mm512_extractf64x4_pd(_mm512_castps_pd(x), 1);
    return {_mm512_cvtps_pd(_mm512_castps512_ps256(x)), _mm512_cvtps_pd(_mm256_castpd_ps(upper))};
}
template <in_zmm A>
HINGE_INLINE xsimd::batch<float, A> narrow(const xsimd::batch<double, A>& lower,
                                           const xsimd::batch<double, A>& upper) noexcept {
    const __m512d low = _mm512_castps_pd(_mm512_castps256_ps512(_mm512_cvtpd_ps(lower)));
    const __m256d high = _mm256_castps_pd(_mm512_cvtpd_ps(upper));
    return _mm512_castpd_ps(_mm512_insertf64x4(low, high, 1));
}
#endif

#if defined(__aarch64__)
template <class A>
concept in_neon = requires(const xsimd::batch<double, A>& x) {
    vcvt_f32_f64(x);
};

template <in_neon A>
HINGE_INLINE halves<xsimd::batch<double, A>> widen(const xsimd::batch<float, A>& x) noexcept {
    return {vcvt_f64_f32(vget_low_f32(x)), vcvt_high_f64_f32(x)};
}
template <in_neon A>
HINGE_INLINE xsimd::batch<float, A> narrow(const xsimd::batch<double, A>& lower,
                                           const xsimd::batch<double, A>& upper) noexcept {
    return vcvt_high_f32_f64(vcvt_f32_f64(lower), upper);
}
#endif

template <class A, class F>
HINGE_INLINE xsimd::batch<float, A> in_double(const xsimd::batch<float, A>& x, F f) noexcept {
    const auto [lower, upper] = simd::widen(x);
    return simd::narrow(f(lower), f(upper));
}

#endif

/// The same where it is the exception: not inlined, so that its constants stay out of the registers of
/// the loop around it (softplus, AVX2: 0.96 ns per element inlined, 0.78 out of line), and not marked
/// as cold either, or g++ compiles it for size.
template <float_value V, class F>
__attribute__((noinline)) V in_double_out_of_line(V x, F f) noexcept {
    return simd::in_double(x, f);
}

} // namespace hinge::inline HINGE_TARGET::simd
