// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <type_traits>

#include <hinge/hinge.hpp>

/// What the library of hinge_add_dispatch holds, and how array calls come to its loops.
namespace hinge::dispatch::library {

// It has the same names for every ISA, so here are data and declarations only.

/// The loop of one call for one activation and element type.
template <class Call, class F, class T>
struct loop {
    void (*run_part)(const F&, const T* const* in, T* const* out, std::size_t n, std::size_t whole);
};
template <class F, class T, class Calls = array_calls>
struct loops;
template <class F, class T, class... Call>
struct loops<F, T, type_list<Call...>> : loop<Call, F, T>... {};

/// Between 16-bit elements and floats.
struct conversions {
    void (*widen)(format stored, const void* from, float* to, std::size_t n) noexcept;
    void (*narrow)(format stored, const float* from, void* to, std::size_t n) noexcept;
};

/// The loop of one of prelu's calls by channel.
template <class Call, class T>
struct line_loop {
    void (*run_lines)(const prelu&, const T* const* in, T* out, double* sums, const call::lines&);
};
/// Both, and what calls with a bias need besides the loops of the activation, see channels/loops.hpp.
template <class T>
struct loops_by_channel : line_loop<call::prelu_forward, T>, line_loop<call::prelu_backward, T> {
    void (*add)(const T* x, const T* bias, T* z, std::size_t n) noexcept;
    void (*add_to)(double* sums, const T* x, std::size_t n) noexcept;
};

template <class Activations>
struct table_of;
template <class... F>
struct table_of<type_list<F...>> : conversions,
                                   loops_by_channel<float>,
                                   loops_by_channel<double>,
                                   loops<F, float>...,
                                   loops<F, double>... {};

using table = table_of<activations>;

const table& chosen();

} // namespace hinge::dispatch::library

namespace hinge::inline HINGE_TARGET::detail {

/// In the place of all_compiled_here.
struct chosen_at_run_time {
    static constexpr const char* scope = "hinge::dispatch::";

    template <class F, class T>
    static constexpr bool takes = simd::scalar<T>;

    struct conversions {
        static void widen(format stored, const void* from, float* to, std::size_t n) {
            dispatch::library::chosen().widen(stored, from, to, n);
        }
        static void narrow(format stored, const float* from, void* to, std::size_t n) {
            dispatch::library::chosen().narrow(stored, from, to, n);
        }
    };

    template <class Call, class F, class T>
    static void run_part(const F& f, const T* const* in, T* const* out, std::size_t n,
                         std::size_t whole) {
        using wanted = dispatch::library::loop<Call, F, T>;
        constexpr bool is_own = std::is_base_of_v<wanted, dispatch::library::table>;
        static_assert(is_own, "hinge: dispatch takes Hinge's own activations");
        if constexpr (is_own)
            static_cast<const wanted&>(dispatch::library::chosen()).run_part(f, in, out, n, whole);
    }
    template <class Call, class F, class T>
    HINGE_INLINE static void run(const F& f, const T* const* in, T* const* out, std::size_t n) {
        run_part<Call>(f, in, out, n, n);
    }

    /// Line by line where there is a bias, so that the library has each kernel once.
    template <class Call, class F, class T>
    static void run_lines(const F& f, const T* const (&in)[input_count<Call>], T* out, double* sums,
                          const call::lines& lines) {
        const dispatch::library::loops_by_channel<T>& own = dispatch::library::chosen();
        if constexpr (requires { typename Call::activation; }) {
            const dispatch::library::line_loop<Call, T>& loop = own;
            loop.run_lines(f, in, out, sums, lines);
        } else {
            alignas(64) T biased[line_room];
            const T* ins[input_count<Call>] = {biased};
            for (std::size_t i = 0; i < lines.count; ++i) {
                const std::size_t first = i * lines.distance,
                                  n = i + 1 == lines.count ? lines.last : lines.length;
                own.add(in[1] + first, in[0], biased, n);
                for (std::size_t j = 2; j < input_count<Call>; ++j) ins[j - 1] = in[j] + first;
                T* const outs[] = {out + first};
                run<typename Call::on_biased>(f, ins, outs, n);
                if constexpr (has_sums<Call>) own.add_to(sums, outs[0], n);
            }
        }
    }
};

} // namespace hinge::inline HINGE_TARGET::detail
