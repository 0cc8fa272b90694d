// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/simd/ops.hpp>

/// Tables of coefficients, an entry for every lane of its own: the low bits of a float that a
/// shifter was added to (see math/pieces.hpp) say which.
namespace hinge::inline HINGE_TARGET::simd {

/// Whether 32 floats are two registers and one instruction picks any of them for every lane. The
/// shape of a table depends on it, and with it a function's last bits.
#if defined(__AVX512F__)
inline constexpr bool has_register_tables = true;
#else
inline constexpr bool has_register_tables = false;
#endif

inline constexpr std::size_t column_length = 32;

/// column[i], i being the low 5 bits of `shifted`.
HINGE_INLINE float pick(const float (&column)[column_length], float shifted) noexcept {
    return column[__builtin_bit_cast(std::uint32_t, shifted) % column_length];
}

template <class V>
struct cubic_coefficients {
    V c0, c1, c2, c3;
};

/// rows[i], i being as many low bits of `shifted` as the table has rows for.
template <std::size_t Rows>
HINGE_INLINE cubic_coefficients<float> pick(const float (&rows)[Rows][4], float shifted) noexcept {
    const auto& row = rows[__builtin_bit_cast(std::uint32_t, shifted) % Rows];
    return {row[0], row[1], row[2], row[3]};
}

#if HINGE_HAS_BATCHES

template <class A>
HINGE_INLINE xsimd::batch<float, A> pick(const float (&column)[column_length],
                                         const xsimd::batch<float, A>& shifted) noexcept {
#if defined(__AVX512F__)
    if constexpr (requires { _mm512_castps_si512(shifted); })
        return _mm512_permutex2var_ps(_mm512_load_ps(column), _mm512_castps_si512(shifted),
                                      _mm512_load_ps(column + 16));
#endif
    return each_lane<float, A>(
        [&](std::size_t i) HINGE_INLINE_LAMBDA { return simd::pick(column, shifted.get(i)); });
}

template <std::size_t Rows, class A>
HINGE_INLINE cubic_coefficients<xsimd::batch<float, A>>
pick(const float (&rows)[Rows][4], const xsimd::batch<float, A>& shifted) noexcept {
#if defined(__AVX2__)
    // Eight rows of 16 bytes, two to a register, then transposed. Indices by way of two 64-bit
    // moves: storing them and loading each cost 0.1 ns per element more (gelu, AVX2).
    if constexpr (requires { _mm256_castps_si256(shifted); }) {
        const __m256i bytes = _mm256_slli_epi32(
            _mm256_and_si256(_mm256_castps_si256(shifted), _mm256_set1_epi32(Rows - 1)), 4);
        const __m128i low = _mm256_castsi256_si128(bytes),
                      high = _mm256_extracti128_si256(bytes, 1);
        const auto i01 = static_cast<std::uint64_t>(_mm_cvtsi128_si64(low)),
                   i23 = static_cast<std::uint64_t>(_mm_extract_epi64(low, 1)),
                   i45 = static_cast<std::uint64_t>(_mm_cvtsi128_si64(high)),
                   i67 = static_cast<std::uint64_t>(_mm_extract_epi64(high, 1));
        const char* const base = reinterpret_cast<const char*>(rows);
        const auto two_rows = [base](std::uint64_t i, std::uint64_t j) HINGE_INLINE_LAMBDA {
            return _mm256_insertf128_ps(
                _mm256_castps128_ps256(_mm_load_ps(reinterpret_cast<const float*>(base + i))),
                _mm_load_ps(reinterpret_cast<const float*>(base + j)), 1);
        };
        const __m256 r0 = two_rows(i01 & 0xffff, i45 & 0xffff), r1 = two_rows(i01 >> 32, i45 >> 32),
                     r2 = two_rows(i23 & 0xffff, i67 & 0xffff), r3 = two_rows(i23 >> 32, i67 >> 32);
        const __m256 t0 = _mm256_unpacklo_ps(r0, r2), t1 = _mm256_unpackhi_ps(r0, r2),
                     t2 = _mm256_unpacklo_ps(r1, r3), t3 = _mm256_unpackhi_ps(r1, r3);
        return {_mm256_unpacklo_ps(t0, t2), _mm256_unpackhi_ps(t0, t2), _mm256_unpacklo_ps(t1, t3),
                _mm256_unpackhi_ps(t1, t3)};
    }
#endif
    const auto column = [&](std::size_t k) HINGE_INLINE_LAMBDA {
        return each_lane<float, A>([&](std::size_t i) HINGE_INLINE_LAMBDA {
            return rows[__builtin_bit_cast(std::uint32_t, shifted.get(i)) % Rows][k];
        });
    };
    return {column(0), column(1), column(2), column(3)};
}

#endif

} // namespace hinge::inline HINGE_TARGET::simd
