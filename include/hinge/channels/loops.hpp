// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include <hinge/array/transform.hpp>

/// Sums, and what else calls by channel need besides the loops of the other array calls.
namespace hinge::inline HINGE_TARGET::detail {

/// So many elements in a loop of their own, which compilers vectorize at -O2 too, as its length is fixed.
inline constexpr std::size_t at_once = 16;

/// The loops as compiled for this file's ISA. dispatch.hpp has others to put in their place. What they write
/// to is never what they read besides.
struct channel_loops_here {
    /// z = x + bias.
    template <class T>
    HINGE_NOINLINE static void add(const T* __restrict x, const T* __restrict bias, T* __restrict z,
                                   std::size_t n) noexcept {
        std::size_t i = 0;
        for (; n - i >= at_once; i += at_once)
            for (std::size_t j = 0; j < at_once; ++j) z[i + j] = x[i + j] + bias[i + j];
        for (; i < n; ++i) z[i] = x[i] + bias[i];
    }
    /// sums += x.
    template <class T>
    HINGE_NOINLINE static void add_to(double* __restrict sums, const T* __restrict x,
                                      std::size_t n) noexcept {
        std::size_t i = 0;
        for (; n - i >= at_once; i += at_once)
            for (std::size_t j = 0; j < at_once; ++j) sums[i + j] += static_cast<double>(x[i + j]);
        for (; i < n; ++i) sums[i] += static_cast<double>(x[i]);
    }
    /// products = a * b in double, which is exact for floats. A function of its own: where sums are taken in
    /// the same loop, g++ 12 fuses the products of doubles into them, simd::product or not.
    template <class T>
    HINGE_NOINLINE static void multiply(const T* __restrict a, const T* __restrict b,
                                        double* __restrict products, std::size_t n) noexcept {
        const auto product = [&](std::size_t i) HINGE_INLINE_LAMBDA {
            return static_cast<double>(a[i]) * static_cast<double>(b[i]);
        };
        std::size_t i = 0;
        for (; n - i >= at_once; i += at_once)
            for (std::size_t j = 0; j < at_once; ++j) products[i + j] = product(i + j);
        for (; i < n; ++i) products[i] = product(i);
    }
};

/// The loops of all array calls for this file's ISA, with those by channel.
struct all_compiled_here : compiled_here {
    using by_channel = channel_loops_here;
};

/// The sum of n numbers: one after the other if they are few, else of every eighth first, whatever a register
/// holds.
inline double sum_of(const double* x, std::size_t n) noexcept {
    constexpr std::size_t lanes = 8;
    if (n < lanes) {
        double sum = 0;
        for (std::size_t i = 0; i < n; ++i) sum += x[i];
        return sum;
    }
    double lane[lanes] = {};
    std::size_t i = 0;
    for (; n - i >= lanes; i += lanes)
        for (std::size_t j = 0; j < lanes; ++j) lane[j] += x[i + j];
    for (std::size_t j = 0; i < n; ++i, ++j) lane[j] += x[i];
    return ((lane[0] + lane[1]) + (lane[2] + lane[3])) +
           ((lane[4] + lane[5]) + (lane[6] + lane[7]));
}

} // namespace hinge::inline HINGE_TARGET::detail
