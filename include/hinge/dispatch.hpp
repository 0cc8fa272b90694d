// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>

#include <hinge/hinge.hpp>

/// The array calls of array.hpp for the best ISA of the CPU that the program runs on, for those who
/// ship one binary:
///
///     dispatch::forward(f, x, y)                      and pointers with a length, as in array.hpp
///     dispatch::derivative(f, x, d)
///     dispatch::backward(f, x, dy, dx)
///     dispatch::forward_with_derivative(f, x, y, d)
///     dispatch::gated_forward(f, gate, value, y)
///     dispatch::gated_backward(f, gate, value, dy, dgate, dvalue)
///     dispatch::active_isa()                          "sse2", "avx2", "avx512" or "neon64"
///
/// f is one of Hinge's own activations, or with by_name.hpp an any_activation. The loops are a compiled
/// library, which the CMake function hinge_add_dispatch makes; link its target.
///
/// Result  the bits of the direct calls of that ISA. It is chosen once, at the first call.
/// Errors  those of array.hpp. HINGE_FORCE_ISA in the environment takes another ISA; one that was
///         not built or that the CPU lacks is a std::invalid_argument at every call, as is a CPU
///         that has none of the ISAs that were built.
namespace hinge::dispatch {

/// The ISA of the calls, which is chosen once. Where there is none to choose it throws as they do.
std::string_view active_isa();

/// What the library of hinge_add_dispatch holds. It has the same names for every ISA, so here are
/// data and declarations only.
namespace library {

/// The loop of one call for one activation and element type.
template <class Call, class F, class T>
struct loop {
    void (*run)(const F&, const T* const* in, T* const* out, std::size_t n);
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

template <class Activations>
struct table_of;
template <class... F>
struct table_of<type_list<F...>> : conversions, loops<F, float>..., loops<F, double>... {};

using table = table_of<activations>;

const table& chosen();

} // namespace library
} // namespace hinge::dispatch

namespace hinge::inline HINGE_TARGET::detail {

/// In the place of compiled_here.
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
    static void run(const F& f, const T* const* in, T* const* out, std::size_t n) {
        using wanted = dispatch::library::loop<Call, F, T>;
        constexpr bool is_own = std::is_base_of_v<wanted, dispatch::library::table>;
        static_assert(is_own, "hinge: dispatch takes Hinge's own activations");
        if constexpr (is_own)
            static_cast<const wanted&>(dispatch::library::chosen()).run(f, in, out, n);
    }
};

} // namespace hinge::inline HINGE_TARGET::detail

namespace hinge::dispatch::inline HINGE_TARGET {

/// y = f(x), as hinge::forward.
template <class F, class... Arrays>
void forward(const F& f, Arrays&&... arrays) {
    hinge::detail::checked_call<hinge::detail::chosen_at_run_time, call::forward>(
        f, static_cast<Arrays&&>(arrays)...);
}

/// d = f'(x), as hinge::derivative.
template <class F, class... Arrays>
void derivative(const F& f, Arrays&&... arrays) {
    hinge::detail::checked_call<hinge::detail::chosen_at_run_time, call::derivative>(
        f, static_cast<Arrays&&>(arrays)...);
}

/// dx = dy * f'(x), as hinge::backward.
template <class F, class... Arrays>
void backward(const F& f, Arrays&&... arrays) {
    hinge::detail::checked_call<hinge::detail::chosen_at_run_time, call::backward>(
        f, static_cast<Arrays&&>(arrays)...);
}

/// y = f(x) and d = f'(x) in one pass, as hinge::forward_with_derivative.
template <class F, class... Arrays>
void forward_with_derivative(const F& f, Arrays&&... arrays) {
    hinge::detail::checked_call<hinge::detail::chosen_at_run_time, call::forward_with_derivative>(
        f, static_cast<Arrays&&>(arrays)...);
}

/// y = f(gate) * value, as hinge::gated_forward.
template <class F, class... Arrays>
void gated_forward(const F& f, Arrays&&... arrays) {
    hinge::detail::checked_call<hinge::detail::chosen_at_run_time, call::gated_forward>(
        f, static_cast<Arrays&&>(arrays)...);
}

/// dgate = dy * value * f'(gate) and dvalue = dy * f(gate), as hinge::gated_backward.
template <class F, class... Arrays>
void gated_backward(const F& f, Arrays&&... arrays) {
    hinge::detail::checked_call<hinge::detail::chosen_at_run_time, call::gated_backward>(
        f, static_cast<Arrays&&>(arrays)...);
}

} // namespace hinge::dispatch::inline HINGE_TARGET
