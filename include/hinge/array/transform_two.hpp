// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <type_traits>

#include <hinge/array/pointers.hpp>
#include <hinge/core/activation.hpp>
#include <hinge/core/arguments.hpp>
#include <hinge/simd/stored.hpp>
#include <hinge/simd/table.hpp>

/// The loop over 16-bit elements that are converted in registers, for short kernels; with the registers of AVX-512
/// for all that are made for bfloat16 (math/README.md has what blocks through L1 take, on AVX-512 and AVX2).
namespace hinge::inline HINGE_TARGET::detail {

template <class F, class E>
inline constexpr bool takes_two = (short_kernel<F> ||
                                   (simd::has_register_tables && std::is_same_v<E, bfloat16> &&
                                    has_kernel_to_bfloat16<F>)) &&
                                  simd::converts<value_for<F, float>, E>;

/// Whether results are elements already, see array/calls.hpp.
template <class Call, class F>
concept selects = Call::template selects<F>;

/// Two values of each array, as transform_at.
template <class Call, class V, class F, class E, class Load, class Store>
HINGE_INLINE void transform_two_at(std::ptrdiff_t at, const F& f,
                                   const E* const (&in)[input_count<Call>],
                                   E* const (&out)[output_count<Call>], Load load, Store store) {
    V x[input_count<Call>][2], y[output_count<Call>][2];
    for (std::size_t j = 0; j < input_count<Call>; ++j) load(x[j], in[j] + at);
    for (std::size_t k = 0; k < 2; ++k) {
        V one[input_count<Call>], result[output_count<Call>];
        for (std::size_t j = 0; j < input_count<Call>; ++j) one[j] = x[j][k];
        Call::evaluate(f, one, result);
        for (std::size_t j = 0; j < output_count<Call>; ++j) y[j][k] = result[j];
    }
    for (std::size_t j = 0; j < output_count<Call>; ++j) store(out[j] + at, y[j]);
}

/// As transform, in pairs of vectors.
template <class Call, class V, class F, class E>
HINGE_NOINLINE void transform_two(const F& activation, const E* const* ins, E* const* outs,
                                  std::size_t n) {
    constexpr std::size_t step = 2 * simd::lanes<V>;
    pointers<Call, E> p(ins, outs);
    in_copy<F> f = activation;
    const std::size_t rest = n % step;
    p.advance(n - rest);
    // Halves need no permutations (relu, AVX-512: 0.055 ns per element, so 0.050; AVX2 0.089, so 0.052).
    constexpr bool in_halves = selects<Call, F> && std::is_same_v<E, bfloat16>;
    const auto load = [](V(&x)[2], const E* from) HINGE_INLINE_LAMBDA {
        if constexpr (in_halves) return simd::load_halves(x, from);
        simd::load_two(x, from);
    };
    const auto store = [](E* to, const V(&y)[2]) HINGE_INLINE_LAMBDA {
        if constexpr (in_halves) return simd::store_halves(to, y);
        simd::store_two(to, y);
    };
    for (std::ptrdiff_t i = -static_cast<std::ptrdiff_t>(n - rest); i != 0;
         i += static_cast<std::ptrdiff_t>(step))
        detail::transform_two_at<Call, V>(i, f, p.in, p.out, load, store);
    if (rest == 0) return;
    const auto load_first = [=](V(&x)[2], const E* from)
                                HINGE_INLINE_LAMBDA { simd::load_two_first(x, from, rest); };
    const auto store_first = [=](E* to, const V(&y)[2])
                                 HINGE_INLINE_LAMBDA { simd::store_two_first(to, y, rest); };
    detail::transform_two_at<Call, V>(0, f, p.in, p.out, load_first, store_first);
}

} // namespace hinge::inline HINGE_TARGET::detail
