// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <type_traits>

#include <hinge/array/stream.hpp>
#include <hinge/core/arguments.hpp>
#include <hinge/simd/memory.hpp>

/// The loops behind the array calls, without a check.
namespace hinge::inline HINGE_TARGET::detail {

/// One value of each array: out[j][at...] = Call(f, in[0][at...], ...)[j].
template <class Call, class V, class F, class T, class Load, class Store>
HINGE_INLINE void transform_at(std::size_t at, const F& f, const T* const (&in)[input_count<Call>],
                               T* const (&out)[output_count<Call>], Load load, Store store) {
    V x[input_count<Call>], y[output_count<Call>];
    for (std::size_t j = 0; j < input_count<Call>; ++j) x[j] = load(in[j] + at);
    Call::evaluate(f, x, y);
    for (std::size_t j = 0; j < output_count<Call>; ++j) store(out[j] + at, y[j]);
}

/// The pointers in copies, which no store can change and which stay in registers.
template <class Call, class T>
struct pointers {
    const T* in[input_count<Call>];
    T* out[output_count<Call>];

    HINGE_INLINE pointers(const T* const* ins, T* const* outs) {
        for (std::size_t j = 0; j < input_count<Call>; ++j) in[j] = ins[j];
        for (std::size_t j = 0; j < output_count<Call>; ++j) out[j] = outs[j];
    }
};

/// An activation likewise, where a copy costs nothing: by reference its parameters might be what a
/// store has changed, and all that depends on them would be computed again for every vector (softplus,
/// double, backward, AVX-512: 1.25 ns per element, in a copy 0.81).
template <class F>
using in_copy =
    std::conditional_t<std::is_trivially_copyable_v<F> && sizeof(F) <= 64, const F, const F&>;

/// In vectors and a remainder that is not a whole one: the same kernel on every element, so that a
/// result does not depend on its position.
template <class Call, class F, class T>
HINGE_INLINE void transform_cached(const F& activation, const T* const* ins, T* const* outs,
                                   std::size_t n) {
    using V = simd::widest<T>;
    constexpr std::size_t lanes = simd::lanes<V>;
    const pointers<Call, T> p(ins, outs);
    in_copy<F> f = activation;
    const auto load = [](const T* from) HINGE_INLINE_LAMBDA { return simd::load<V>(from); };
    const auto store = [](T* to, const V& y) HINGE_INLINE_LAMBDA { simd::store<V>(to, y); };
    if constexpr (lanes == 1) { // left to the compiler, who may vectorize it
        HINGE_INDEPENDENT_ITERATIONS
        for (std::size_t i = 0; i < n; ++i)
            detail::transform_at<Call, V>(i, f, p.in, p.out, load, store);
    } else {
        std::size_t i = 0;
        for (; n - i >= lanes; i += lanes)
            detail::transform_at<Call, V>(i, f, p.in, p.out, load, store);
        if (i == n) return;
        const auto load_first = [=](const T* from) HINGE_INLINE_LAMBDA {
            return simd::load_first<V>(from, n - i);
        };
        const auto store_first = [=](T* to, const V& y)
                                     HINGE_INLINE_LAMBDA { simd::store_first<V>(to, y, n - i); };
        detail::transform_at<Call, V>(i, f, p.in, p.out, load_first, store_first);
    }
}

/// The results past the caches, for n of a vector at least. The first and the last vector may not be
/// aligned; they overlap their neighbours, which get the same results twice. (One step for all: a
/// kernel is long to compile.) Out of line, so that either loop has the registers to itself (gelu, all
/// lanes beyond its table, AVX-512: 1.33 ns per element with both in one function, 0.90 without).
template <class Call, class F, class T>
HINGE_NOINLINE void transform_streamed(const F& activation, const T* const* ins, T* const* outs,
                                       std::size_t n) {
    using V = simd::widest<T>;
    constexpr std::size_t lanes = simd::lanes<V>;
    const pointers<Call, T> p(ins, outs);
    in_copy<F> f = activation;
    const std::size_t head = detail::elements_to_alignment(p.out[0], sizeof(V)), last = n - lanes;
    for (std::size_t at = 0;; at = at < last ? at : last) {
        const bool is_aligned = at % lanes == head;
        detail::transform_at<Call, V>(
            at, f, p.in, p.out,
            [](const T* from) HINGE_INLINE_LAMBDA { return simd::load<V>(from); },
            [=](T* to, const V& y) HINGE_INLINE_LAMBDA {
                if (is_aligned) {
                    simd::stream<V>(to, y);
                } else {
                    simd::store<V>(to, y);
                }
            });
        if (at == last) break;
        at += at == 0 && head != 0 ? head : lanes;
    }
    simd::end_of_stream<V>(p.out[0]);
}

template <class Call, class F, class T>
HINGE_INLINE void transform(const F& f, const T* const (&in)[input_count<Call>],
                            T* const (&out)[output_count<Call>], std::size_t n) {
    if constexpr (simd::can_stream<simd::widest<T>>) {
        if (detail::streams(in, out, n)) return detail::transform_streamed<Call>(f, in, out, n);
    }
    detail::transform_cached<Call>(f, in, out, n);
}

/// The loops as compiled for this file's ISA. dispatch.hpp has others to put in their place.
///
/// Where parameters decide between two kernels for floats f hands out the one it needs
/// (f.with_float_kernel, see simd/evaluate.hpp) and there is a loop for either, so that neither has
/// the other's constants to carry (softplus, AVX2: 0.62 instead of 0.78 ns per element).
struct compiled_here {
    static constexpr const char* scope = "hinge::";

    template <class Call, class F, class T>
    static void run(const F& f, const T* const* ins, T* const* outs, std::size_t n) {
        const T* in[input_count<Call>];
        T* out[output_count<Call>];
        for (std::size_t j = 0; j < input_count<Call>; ++j) in[j] = ins[j];
        for (std::size_t j = 0; j < output_count<Call>; ++j) out[j] = outs[j];
        const auto loop = [&](const auto& kernel)
                              HINGE_INLINE_LAMBDA { detail::transform<Call>(kernel, in, out, n); };
        if constexpr (std::is_same_v<T, float> && requires { f.with_float_kernel(loop); }) {
            f.with_float_kernel(loop);
        } else {
            loop(f);
        }
    }
};

} // namespace hinge::inline HINGE_TARGET::detail
