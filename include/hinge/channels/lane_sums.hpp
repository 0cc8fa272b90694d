// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include <hinge/simd/convert.hpp>
#include <hinge/simd/memory.hpp>
#include <hinge/simd/operations.hpp>

/// Sums by place in a line, in double, in registers.
namespace hinge::inline HINGE_TARGET::detail {

/// Those of the lanes of V, of which the first `count` are in memory. A call by channel adds x, or a * b, which is
/// exact for floats and rounded for doubles.
///
/// Of a scalar it is one term, which the loop puts down: g++ 12 fuses products of doubles into sums that it
/// vectorizes with them, simd::product or not, so sums are taken in a loop of their own.
template <class V>
struct lane_sums {
    double term;

    HINGE_INLINE void load(const double*, std::size_t) {}
    HINGE_INLINE void store(double* to, std::size_t) const { *to = term; }
    HINGE_INLINE void add(V x) { term = static_cast<double>(x); }
    HINGE_INLINE void add_product(V a, V b) {
        term = static_cast<double>(a) * static_cast<double>(b);
    }
};

#if HINGE_HAS_REGISTERS

template <simd::wide_double V>
struct lane_sums<V> {
    V sum;

    HINGE_INLINE void load(const double* from, std::size_t count) {
        sum = count < simd::lanes<V> ? simd::load_first<V>(from, count) : simd::load<V>(from);
    }
    HINGE_INLINE void store(double* to, std::size_t count) const {
        if (count < simd::lanes<V>) return simd::store_first<V>(to, sum, count);
        simd::store<V>(to, sum);
    }
    HINGE_INLINE void add(const V& x) { sum = sum + x; }
    HINGE_INLINE void add_product(const V& a, const V& b) { add(simd::product(a, b)); }
};

template <simd::wide_float V>
struct lane_sums<V> {
    static constexpr std::size_t half = simd::lanes<V> / 2;
    lane_sums<simd::doubles_t<V>> lower, upper;

    HINGE_INLINE void load(const double* from, std::size_t count) {
        lower.load(from, count);
        upper.load(from + half, count > half ? count - half : 0);
    }
    HINGE_INLINE void store(double* to, std::size_t count) const {
        lower.store(to, count);
        upper.store(to + half, count > half ? count - half : 0);
    }
    HINGE_INLINE void add(const V& x) {
        lower.add(simd::lower_in_double(x));
        upper.add(simd::upper_in_double(x));
    }
    HINGE_INLINE void add_product(const V& a, const V& b) {
        lower.sum = simd::fma(simd::lower_in_double(a), simd::lower_in_double(b), lower.sum);
        upper.sum = simd::fma(simd::upper_in_double(a), simd::upper_in_double(b), upper.sum);
    }
};

#endif

} // namespace hinge::inline HINGE_TARGET::detail
