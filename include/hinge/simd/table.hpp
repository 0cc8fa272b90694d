// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/simd/wide.hpp>

/// Tables of coefficients, an entry for every lane of its own: the low bits of a float say which, one that
/// a shifter was added to (math/piecewise/curve.hpp), or whose bits were moved down (octaves.hpp).
namespace hinge::inline HINGE_TARGET::simd {

/// Whether 32 floats are two registers and one instruction looks up any of them for every lane. The
/// shape of a table depends on it, and with it a function's last bits.
inline constexpr bool has_register_tables = HINGE_HAS_REGISTER_TABLES;

inline constexpr std::size_t column_length = 32;

template <class V>
struct cubic_coefficients {
    V c0, c1, c2, c3;
};

/// column[i], i being the low 5 bits of `index`.
HINGE_INLINE float lookup(const float (&column)[column_length], float index) noexcept {
    return column[encoding(index) % column_length];
}

/// rows[i], i being as many low bits of `index` as the table has rows for.
template <std::size_t Rows>
HINGE_INLINE cubic_coefficients<float> lookup(const float (&rows)[Rows][4], float index) noexcept {
    const auto& row = rows[encoding(index) % Rows];
    return {row[0], row[1], row[2], row[3]};
}

/// a and b are rows[i][k] and rows[i][k + 1], i being as many low bits of `index` as the table has rows
/// for.
template <std::size_t Rows, std::size_t Size>
HINGE_INLINE void lookup(const double (&rows)[Rows][Size], double index, std::size_t k, double& a,
                         double& b) noexcept {
    const auto& row = rows[encoding(index) % Rows];
    a = row[k];
    b = row[k + 1];
}

#if HINGE_HAS_REGISTERS

template <std::size_t Rows, std::size_t Size, wide_double V>
HINGE_INLINE void lookup(const double (&rows)[Rows][Size], const V& index, std::size_t k, V& a,
                         V& b) noexcept {
    typename V::register_type first, second;
    if constexpr (requires { native_lookup(rows, index, k, first, second); }) {
        native_lookup(rows, index, k, first, second);
        a = first;
        b = second;
    } else {
        const auto column = [&](std::size_t j) HINGE_INLINE_LAMBDA {
            return each_lane<V>([&](std::size_t i) HINGE_INLINE_LAMBDA {
                return rows[encoding(index.get(i)) % Rows][j];
            });
        };
        a = column(k);
        b = column(k + 1);
    }
}

template <wide_float V>
HINGE_INLINE V lookup(const float (&column)[column_length], const V& index) noexcept {
    if constexpr (requires { native_lookup(column, index); }) {
        return native_lookup(column, index);
    } else {
        return each_lane<V>([&](std::size_t i)
                                HINGE_INLINE_LAMBDA { return simd::lookup(column, index.get(i)); });
    }
}

template <std::size_t Rows, wide_float V>
HINGE_INLINE cubic_coefficients<V> lookup(const float (&rows)[Rows][4], const V& index) noexcept {
    typename V::register_type c0, c1, c2, c3;
    if constexpr (requires { native_lookup(rows, index, c0, c1, c2, c3); }) {
        native_lookup(rows, index, c0, c1, c2, c3);
        return {c0, c1, c2, c3};
    } else {
        const auto column = [&](std::size_t k) HINGE_INLINE_LAMBDA {
            return each_lane<V>([&](std::size_t i) HINGE_INLINE_LAMBDA {
                return rows[encoding(index.get(i)) % Rows][k];
            });
        };
        return {column(0), column(1), column(2), column(3)};
    }
}

#endif

} // namespace hinge::inline HINGE_TARGET::simd
