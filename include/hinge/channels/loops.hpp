// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstring>

#include <hinge/array/transform.hpp>

/// Sums, and what else calls by channel need besides the loops of the other array calls.
namespace hinge::inline HINGE_TARGET::detail {

/// Elements are computed in arrays of a fixed length: compilers vectorize loops over those at -O2 too, and
/// see that what is written is not read again.
inline constexpr std::size_t at_once = 16;
template <class T>
struct some {
    T element[at_once];

    HINGE_INLINE some(const T* from, std::size_t count) noexcept {
        if (count < at_once) std::memset(element, 0, sizeof element);
        std::memcpy(element, from, count * sizeof(T));
    }
    HINGE_INLINE void store(T* to, std::size_t count) const noexcept {
        std::memcpy(to, element, count * sizeof(T));
    }
};
/// use(i, count) for every so many elements from i on, with a constant count but for the rest.
template <class Use>
HINGE_INLINE void for_each_some(std::size_t n, const Use& use) noexcept {
    std::size_t i = 0;
    for (; n - i >= at_once; i += at_once) use(i, at_once);
    if (i != n) use(i, n - i);
}

/// The loops as compiled for this file's ISA. dispatch.hpp has others to put in their place.
struct channel_loops_here {
    /// z = x + bias.
    template <class T>
    HINGE_NOINLINE static void add(const T* x, const T* bias, T* z, std::size_t n) noexcept {
        detail::for_each_some(n, [&](std::size_t i, std::size_t count) HINGE_INLINE_LAMBDA {
            some<T> sum(x + i, count);
            const some<T> b(bias + i, count);
            for (std::size_t j = 0; j < at_once; ++j) sum.element[j] += b.element[j];
            sum.store(z + i, count);
        });
    }
    /// sums += x.
    template <class T>
    HINGE_NOINLINE static void add_to(double* sums, const T* x, std::size_t n) noexcept {
        detail::for_each_some(n, [&](std::size_t i, std::size_t count) HINGE_INLINE_LAMBDA {
            some<double> sum(sums + i, count);
            const some<T> term(x + i, count);
            for (std::size_t j = 0; j < at_once; ++j)
                sum.element[j] += static_cast<double>(term.element[j]);
            sum.store(sums + i, count);
        });
    }
    /// products = a * b in double, which is exact for floats. A function of its own: where sums are taken in
    /// the same loop, g++ 12 fuses the products of doubles into them, simd::product or not.
    template <class T>
    HINGE_NOINLINE static void multiply(const T* a, const T* b, double* products,
                                        std::size_t n) noexcept {
        detail::for_each_some(n, [&](std::size_t i, std::size_t count) HINGE_INLINE_LAMBDA {
            const some<T> p(a + i, count), q(b + i, count);
            some<double> product(products + i, 0);
            for (std::size_t j = 0; j < at_once; ++j)
                product.element[j] =
                    static_cast<double>(p.element[j]) * static_cast<double>(q.element[j]);
            product.store(products + i, count);
        });
    }
};

/// The loops of all array calls for this file's ISA, with those by channel.
struct all_compiled_here : compiled_here {
    using by_channel = channel_loops_here;
};

/// The sum of n numbers: of every eighth first, whatever a register holds.
inline double sum_of(const double* x, std::size_t n) noexcept {
    double lane[8] = {};
    std::size_t i = 0;
    for (; n - i >= 8; i += 8)
        for (std::size_t j = 0; j < 8; ++j) lane[j] += x[i + j];
    for (std::size_t j = 0; i < n; ++i, ++j) lane[j] += x[i];
    return ((lane[0] + lane[1]) + (lane[2] + lane[3])) +
           ((lane[4] + lane[5]) + (lane[6] + lane[7]));
}

} // namespace hinge::inline HINGE_TARGET::detail
