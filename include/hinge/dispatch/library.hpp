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

/// What calls by channel need besides, see channels/loops.hpp.
template <class T>
struct channel_loops {
    void (*add)(const T* x, const T* bias, T* z, std::size_t n) noexcept;
    void (*add_to)(double* sums, const T* x, std::size_t n) noexcept;
    void (*multiply)(const T* a, const T* b, double* products, std::size_t n) noexcept;
};
using slope_calls = type_list<call::forward_with_slopes, call::backward_with_slopes>;
template <class T>
struct loops_by_channel : channel_loops<T>, loops<prelu, T, slope_calls> {};

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

    struct by_channel {
        template <class T>
        static void add(const T* x, const T* bias, T* z, std::size_t n) {
            of<T>().add(x, bias, z, n);
        }
        template <class T>
        static void add_to(double* sums, const T* x, std::size_t n) {
            of<T>().add_to(sums, x, n);
        }
        template <class T>
        static void multiply(const T* a, const T* b, double* products, std::size_t n) {
            of<T>().multiply(a, b, products, n);
        }

    private:
        template <class T>
        static const dispatch::library::channel_loops<T>& of() {
            return dispatch::library::chosen();
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
};

} // namespace hinge::inline HINGE_TARGET::detail
