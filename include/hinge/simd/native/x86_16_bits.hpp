// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include <hinge/core/isa.hpp>

/// x86 with F16C, whether the file is compiled for it or not (core/native.hpp).
#if HINGE_NATIVE_X86_F16C
#if defined(__GNUC__) || defined(__clang__)
#define HINGE_WITH_F16C __attribute__((__target__("f16c")))
#else
#define HINGE_WITH_F16C
#endif
namespace hinge::inline HINGE_TARGET::simd {

/// n numbers, eight at a time: n is a multiple of it. By the instruction's own constant the rounding is to the
/// nearest.
HINGE_WITH_F16C HINGE_NOINLINE inline void native_widen_float16(const void* from, float* to,
                                                                std::size_t n) noexcept {
    const auto* const registers = static_cast<const __m128i*>(from);
    for (std::size_t i = 0; i < n; i += 8)
        _mm256_storeu_ps(to + i, _mm256_cvtph_ps(_mm_loadu_si128(registers + i / 8)));
}
HINGE_WITH_F16C HINGE_NOINLINE inline void native_narrow_float16(const float* from, void* to,
                                                                 std::size_t n) noexcept {
    auto* const registers = static_cast<__m128i*>(to);
    for (std::size_t i = 0; i < n; i += 8)
        _mm_storeu_si128(registers + i / 8,
                         _mm256_cvtps_ph(_mm256_loadu_ps(from + i), _MM_FROUND_TO_NEAREST_INT));
}

} // namespace hinge::inline HINGE_TARGET::simd
#endif
