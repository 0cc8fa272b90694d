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

#if HINGE_HAS_BATCHES && defined(__SSE2__)
inline constexpr bool can_stream = true;
#else
inline constexpr bool can_stream = false;
#endif

// Masked moves of the first `count` elements of a register; unread ones are 0.
#if HINGE_HAS_BATCHES && defined(__AVX2__)
HINGE_INLINE __m256i first_of_8(std::size_t count) noexcept {
    return _mm256_cmpgt_epi32(_mm256_set1_epi32(static_cast<int>(count)),
                              _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
}
HINGE_INLINE __m256i first_of_4(std::size_t count) noexcept {
    return _mm256_cmpgt_epi64(_mm256_set1_epi64x(static_cast<long long>(count)),
                              _mm256_setr_epi64x(0, 1, 2, 3));
}
HINGE_INLINE void masked_load(__m256& x, const float* from, std::size_t count) noexcept {
    x = _mm256_maskload_ps(from, first_of_8(count));
}
HINGE_INLINE void masked_load(__m256d& x, const double* from, std::size_t count) noexcept {
    x = _mm256_maskload_pd(from, first_of_4(count));
}
HINGE_INLINE void masked_store(float* to, __m256 x, std::size_t count) noexcept {
    _mm256_maskstore_ps(to, first_of_8(count), x);
}
HINGE_INLINE void masked_store(double* to, __m256d x, std::size_t count) noexcept {
    _mm256_maskstore_pd(to, first_of_4(count), x);
}
#endif
#if HINGE_HAS_BATCHES && defined(__AVX512F__)
HINGE_INLINE void masked_load(__m512& x, const float* from, std::size_t count) noexcept {
    x = _mm512_maskz_loadu_ps(static_cast<__mmask16>((1u << count) - 1), from);
}
HINGE_INLINE void masked_load(__m512d& x, const double* from, std::size_t count) noexcept {
    x = _mm512_maskz_loadu_pd(static_cast<__mmask8>((1u << count) - 1), from);
}
HINGE_INLINE void masked_store(float* to, __m512 x, std::size_t count) noexcept {
    _mm512_mask_storeu_ps(to, static_cast<__mmask16>((1u << count) - 1), x);
}
HINGE_INLINE void masked_store(double* to, __m512d x, std::size_t count) noexcept {
    _mm512_mask_storeu_pd(to, static_cast<__mmask8>((1u << count) - 1), x);
}
#endif

/// The first `count` < lanes<V> elements only; the others are read as 0 and not written. Through a
/// buffer where there are no masked moves.
template <float_double_or_batch V>
HINGE_INLINE V load_first(const element_t<V>* from, std::size_t count) noexcept {
    if constexpr (requires(typename V::register_type x) { masked_load(x, from, count); }) {
        typename V::register_type x;
        masked_load(x, from, count);
        return x;
    } else {
        element_t<V> buffer[lanes<V>] = {};
        for (std::size_t i = 0; i < count; ++i) buffer[i] = from[i];
        return simd::load<V>(buffer);
    }
}
template <float_double_or_batch V>
HINGE_INLINE void store_first(element_t<V>* to, const V& x, std::size_t count) noexcept {
    if constexpr (requires { masked_store(to, x, count); }) {
        masked_store(to, x, count);
    } else {
        element_t<V> buffer[lanes<V>];
        simd::store<V>(buffer, x);
        for (std::size_t i = 0; i < count; ++i) to[i] = buffer[i];
    }
}

/// Past the caches, `to` being aligned to a whole V; see array.hpp for when that pays.
#if HINGE_HAS_BATCHES && defined(__SSE2__)
HINGE_INLINE void stream_register(float* to, __m128 x) noexcept { _mm_stream_ps(to, x); }
HINGE_INLINE void stream_register(double* to, __m128d x) noexcept { _mm_stream_pd(to, x); }
#if defined(__AVX__)
HINGE_INLINE void stream_register(float* to, __m256 x) noexcept { _mm256_stream_ps(to, x); }
HINGE_INLINE void stream_register(double* to, __m256d x) noexcept { _mm256_stream_pd(to, x); }
#endif
#if defined(__AVX512F__)
HINGE_INLINE void stream_register(float* to, __m512 x) noexcept { _mm512_stream_ps(to, x); }
HINGE_INLINE void stream_register(double* to, __m512d x) noexcept { _mm512_stream_pd(to, x); }
#endif
template <float_double_or_batch V>
HINGE_INLINE void stream(element_t<V>* to, const V& x) noexcept {
    if constexpr (requires { stream_register(to, x); }) {
        stream_register(to, x);
    } else {
        simd::store<V>(to, x);
    }
}
/// Orders streamed stores before what follows, as plain ones are.
HINGE_INLINE void end_of_stream() noexcept { _mm_sfence(); }
#else
template <float_double_or_batch V>
HINGE_INLINE void stream(element_t<V>* to, const V& x) noexcept {
    simd::store<V>(to, x);
}
HINGE_INLINE void end_of_stream() noexcept {}
#endif

} // namespace hinge::inline HINGE_TARGET::simd
