// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <type_traits>

#include <hinge/array/pointers.hpp>
#include <hinge/array/stored.hpp>
#include <hinge/array/stream.hpp>
#include <hinge/array/transform_two.hpp>
#include <hinge/core/activation.hpp>
#include <hinge/core/arguments.hpp>
#include <hinge/simd/kernel.hpp>
#include <hinge/simd/memory.hpp>
#include <hinge/simd/stored.hpp>

/// The loops behind the array calls, without a check.
namespace hinge::inline HINGE_TARGET::detail {

/// Which stores a loop makes: plain ones where the distance to its end has one of these bits, others
/// past the caches.
enum class plain_at : std::ptrdiff_t { none = 0, all = -1 };

/// In vectors and a remainder: the same kernel on every element, so that a result does not depend on
/// its position. Out of line itself: g++ optimizes a kernel again in each function that it is inlined
/// into (the loops of dispatch take an eighth longer). Vectors of aligned outputs may go past the
/// caches in the same loop, as a kernel is long to compile. (It asks for a distance: of a condition
/// that never changes g++ makes two loops. gelu, all lanes beyond its table, AVX-512: 1.88 ns per
/// element, so 0.98.)
template <class Call, class V, class F, class T>
HINGE_NOINLINE void transform(const F& activation, const T* const* ins, T* const* outs,
                              std::size_t n, [[maybe_unused]] plain_at plain) {
    constexpr std::size_t lanes = simd::lanes<V>;
    pointers<Call, T> p(ins, outs);
    in_copy<F> f = activation;
    constexpr bool can_stream = simd::can_stream<V>;
    const auto load = [](const T* from) HINGE_INLINE_LAMBDA { return simd::load<V>(from); };
    if constexpr (lanes == 1) { // left to the compiler, who may vectorize it
        const auto store = [](T* to, const V& y) HINGE_INLINE_LAMBDA { simd::store<V>(to, y); };
        HINGE_INDEPENDENT_ITERATIONS
        for (std::size_t i = 0; i < n; ++i)
            detail::transform_at<Call, V>(static_cast<std::ptrdiff_t>(i), f, p.in, p.out, load,
                                          store);
    } else {
        const std::size_t rest = n % lanes;
        p.advance(n - rest);
        std::ptrdiff_t i = -static_cast<std::ptrdiff_t>(n - rest);
        const auto store = [&](T* to, const V& y) HINGE_INLINE_LAMBDA {
            if constexpr (can_stream) {
                if ((i & static_cast<std::ptrdiff_t>(plain)) == 0) return simd::stream<V>(to, y);
            }
            simd::store<V>(to, y);
        };
        const auto step = static_cast<std::ptrdiff_t>(lanes);
        if constexpr (short_kernel<F>) {
            // To ask for the kind of store takes as long as a kernel (relu, SSE2: 0.089, so 0.072).
            const auto loop = [&](auto one) HINGE_INLINE_LAMBDA {
                HINGE_UNROLLED
                for (; i != 0; i += step)
                    detail::transform_at<Call, V>(i, f, p.in, p.out, load, one);
            };
            if constexpr (can_stream) {
                if (plain == plain_at::none)
                    loop([](T* to, const V& y) HINGE_INLINE_LAMBDA { simd::stream<V>(to, y); });
            }
            loop([](T* to, const V& y) HINGE_INLINE_LAMBDA { simd::store<V>(to, y); });
        } else {
            for (; i != 0; i += step) detail::transform_at<Call, V>(i, f, p.in, p.out, load, store);
        }
        if (rest == 0) return;
        const auto load_first = [=](const T* from)
                                    HINGE_INLINE_LAMBDA { return simd::load_first<V>(from, rest); };
        const auto store_first = [=](T* to, const V& y)
                                     HINGE_INLINE_LAMBDA { simd::store_first<V>(to, y, rest); };
        detail::transform_at<Call, V>(0, f, p.in, p.out, load_first, store_first);
    }
}

/// use(kernel) with the loop's kernel for elements T (simd/kernel.hpp). Where parameters decide between two, neither
/// has the other's constants to carry (softplus, AVX2: 0.62 instead of 0.78 ns per element).
template <class T, class F, class Use>
HINGE_INLINE void with_kernel_of(const F& f, const Use& use) {
    if constexpr (requires { f.template with_kernel<T>(use); }) {
        f.template with_kernel<T>(use);
    } else {
        use(f);
    }
}

/// The loops as compiled for this file's ISA. dispatch.hpp has others to put in their place.
struct compiled_here {
    static constexpr const char* scope = "hinge::";

    /// Whether the loops read and write elements T.
    template <class F, class T>
    static constexpr bool takes = simd::scalar<T> || takes_two<F, T>;
    static constexpr bool has_kernels = true; // as checked_call.hpp asks
    using conversions = conversions_here;

    template <class Call, class F, class T>
    HINGE_INLINE static void loop(const F& f, const T* const* ins, T* const* outs, std::size_t n,
                                  plain_at plain) {
        detail::with_kernel_of<simd::computed_with<T>>(
            f, [&](const auto& kernel) HINGE_INLINE_LAMBDA {
                if constexpr (simd::scalar<T>) {
                    detail::transform<Call, value_for<F, T>>(kernel, ins, outs, n, plain);
                } else {
                    detail::transform_two<Call, value_for<F, float>>(simd::rounded_to<T>(kernel),
                                                                     ins, outs, n);
                }
            });
    }

    /// The results past the caches, but for those before the first aligned vector, which come first,
    /// and the remainder.
    template <class Call, class F, class T>
    HINGE_NOINLINE static void streamed(const F& f, const T* const* ins, T* const* outs,
                                        std::size_t n) {
        using V = simd::widest<T>;
        pointers<Call, T> p(ins, outs);
        const std::size_t head = detail::elements_to_alignment(p.out[0], sizeof(V)),
                          before = head < n ? head : n;
        loop<Call>(f, p.in, p.out, before, plain_at::all);
        p.advance(before);
        loop<Call>(f, p.in, p.out, n - before, plain_at::none);
        simd::end_of_stream<V>(p.out[0]);
    }

    /// n elements of a call on `whole`, whose size decides where the results go.
    template <class Call, class F, class T>
    static void run_part(const F& f, const T* const* ins, T* const* outs, std::size_t n,
                         [[maybe_unused]] std::size_t whole) {
        if constexpr (simd::scalar<T> && simd::can_stream<simd::widest<simd::computed_with<T>>>) {
            if (whole >= detail::stream_at_least / (array_count<Call> * sizeof(T))) {
                const pointers<Call, T> p(ins, outs);
                const std::size_t cache = detail::last_level_cache<simd::widest<T>>();
                if (detail::streams(p.in, p.out, whole, cache))
                    return streamed<Call>(f, ins, outs, n);
            }
        }
        loop<Call>(f, ins, outs, n, plain_at::all);
    }
    template <class Call, class F, class T>
    HINGE_INLINE static void run(const F& f, const T* const* ins, T* const* outs, std::size_t n) {
        run_part<Call>(f, ins, outs, n, n);
    }
};

} // namespace hinge::inline HINGE_TARGET::detail
