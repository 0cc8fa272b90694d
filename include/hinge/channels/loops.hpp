// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include <hinge/array/transform.hpp>
#include <hinge/channels/grid.hpp>
#include <hinge/channels/lane_sums.hpp>

/// The loops behind calls by channel, without a check. Each has its kernel compiled in; only dispatch, which would
/// hold all of them twice, goes through a buffer for x + bias and the loops for the other array calls.
namespace hinge::inline HINGE_TARGET::detail {

template <class Call>
inline constexpr bool has_sums = output_count<Call> == 2;

/// So many elements in a loop of their own, which compilers vectorize at -O2 too, as its length is fixed.
inline constexpr std::size_t at_once = 16;

/// z = x + bias.
template <class T>
HINGE_NOINLINE void add(const T* __restrict x, const T* __restrict bias, T* __restrict z,
                        std::size_t n) noexcept {
    std::size_t i = 0;
    for (; n - i >= at_once; i += at_once)
        for (std::size_t j = 0; j < at_once; ++j) z[i + j] = x[i + j] + bias[i + j];
    for (; i < n; ++i) z[i] = x[i] + bias[i];
}
/// sums += x.
template <class T>
HINGE_NOINLINE void add_to(double* __restrict sums, const T* __restrict x, std::size_t n) noexcept {
    std::size_t i = 0;
    for (; n - i >= at_once; i += at_once)
        for (std::size_t j = 0; j < at_once; ++j) sums[i + j] += static_cast<double>(x[i + j]);
    for (; i < n; ++i) sums[i] += static_cast<double>(x[i]);
}

/// The call on `count` lines of n elements.
template <class Call, class V, class F, class T>
HINGE_INLINE void on_lines(const F& f, const T* const (&in)[input_count<Call>], T* out,
                           double* sums, std::size_t n, std::size_t count, std::size_t distance) {
    constexpr std::size_t lanes = simd::lanes<V>;
    const auto at = [&](std::size_t i, std::size_t m, auto load, auto store) HINGE_INLINE_LAMBDA {
        lane_sums<V> sum;
        if constexpr (has_sums<Call>) sum.load(sums + i, m);
        V x[input_count<Call>] = {load(in[0] + i)};
        for (std::size_t k = 0, first = i; k < count; ++k, first += distance) {
            for (std::size_t j = 1; j < input_count<Call>; ++j) x[j] = load(in[j] + first);
            store(out + first, Call::evaluate(f, x, sum));
        }
        if constexpr (has_sums<Call>) sum.store(sums + i, m);
    };
    const auto load = [](const T* from) HINGE_INLINE_LAMBDA { return simd::load<V>(from); };
    const auto store = [](T* to, const V& y) HINGE_INLINE_LAMBDA { simd::store<V>(to, y); };
    if constexpr (lanes == 1) { // left to the compiler, who may vectorize it
        HINGE_INDEPENDENT_ITERATIONS
        for (std::size_t i = 0; i < n; ++i) at(i, 1, load, store);
    } else {
        const std::size_t rest = n % lanes;
        for (std::size_t i = 0; i < n - rest; i += lanes) at(i, lanes, load, store);
        if (rest == 0) return;
        const auto load_first = [=](const T* from)
                                    HINGE_INLINE_LAMBDA { return simd::load_first<V>(from, rest); };
        const auto store_first = [=](T* to, const V& y)
                                     HINGE_INLINE_LAMBDA { simd::store_first<V>(to, y, rest); };
        at(n - rest, rest, load_first, store_first);
    }
}

/// The call on lines, for each of which its first input and the sums begin anew. Out of line as `transform` is.
///
/// Where there are sums two lines are gone through together, whose sums stay in registers from one to the
/// other (biased_backward, 65,536 floats, Zen 4, AVX-512: gelu 34.6 us, so 32.1; relu 11.9, so 11.3).
template <class Call, class V, class F, class T>
HINGE_NOINLINE void transform_lines(const F& activation, const T* const* ins, T* out, double* sums,
                                    const call::lines& lines) {
    in_copy<F> f = activation;
    const T* in[input_count<Call>];
    for (std::size_t j = 0; j < input_count<Call>; ++j) in[j] = ins[j];
    for (std::size_t left = lines.count;;) {
        const std::size_t n = left == 1 ? lines.last : lines.length;
        std::size_t count = 1;
        if constexpr (has_sums<Call> && simd::lanes<V> == 1) {
            double terms[line_room];
            detail::on_lines<Call, V>(f, in, out, terms, n, 1, 0);
            detail::add_to(sums, terms, n);
        } else {
            if (has_sums<Call> && left > 2) count = 2; // neither is the last, which may be shorter
            detail::on_lines<Call, V>(f, in, out, sums, n, count, lines.distance);
        }
        left -= count;
        if (left == 0) return;
        for (std::size_t j = 1; j < input_count<Call>; ++j) in[j] += count * lines.distance;
        out += count * lines.distance;
    }
}

/// The loops of all array calls for this file's ISA, with those by channel.
struct all_compiled_here : compiled_here {
    template <class Call, class F, class T>
    static void run_lines(const F& f, const T* const* in, T* out, double* sums,
                          const call::lines& lines) {
        detail::with_kernel_of<T>(f, [&](const auto& kernel) HINGE_INLINE_LAMBDA {
            detail::transform_lines<Call, value_for<F, T>>(kernel, in, out, sums, lines);
        });
    }
};

} // namespace hinge::inline HINGE_TARGET::detail
