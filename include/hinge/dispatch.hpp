// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

#include <hinge/hinge.hpp>

/// The array calls of array.hpp for the best ISA of the CPU that the program runs on, for those who
/// ship one binary:
///
///     dispatch::forward(f, x, y)                      and pointers with a length, as in array.hpp
///     dispatch::derivative(f, x, d)
///     dispatch::backward(f, x, dy, dx)
///     dispatch::forward_with_derivative(f, x, y, d)
///     dispatch::active_isa()                          "sse2", "avx2", "avx512" or "neon64"
///
/// f is one of Hinge's own activations. The loops are a compiled library, which the CMake function
/// hinge_add_dispatch makes; link its target.
///
/// Result  the bits of the direct calls of that ISA. It is chosen once, at the first call.
/// Errors  those of array.hpp. HINGE_FORCE_ISA in the environment takes another ISA; one that was
///         not built or that the CPU lacks is a std::invalid_argument at every call, as is a CPU
///         that has none of the ISAs that were built.
namespace hinge::dispatch {

std::string_view active_isa();

/// What the library of hinge_add_dispatch holds. It has the same names for every ISA, so here are
/// data and declarations only.
namespace library {

/// The four loops for one activation and element type.
template <class F, class T>
struct loops {
    void (*forward)(const F&, const T*, T*, std::size_t);
    void (*derivative)(const F&, const T*, T*, std::size_t);
    void (*backward)(const F&, const T*, const T*, T*, std::size_t);
    void (*forward_with_derivative)(const F&, const T*, T*, T*, std::size_t);
};

template <class... F>
struct loops_of : loops<F, float>..., loops<F, double>... {};

/// All of Hinge's activations; who links the library has the list from hinge_add_dispatch.
#if defined(HINGE_DISPATCH_ACTIVATIONS)
using table = loops_of<HINGE_DISPATCH_ACTIVATIONS>;
#else
using table = loops_of<>;
#endif

const table& chosen();

} // namespace library
} // namespace hinge::dispatch

namespace hinge::inline HINGE_TARGET::detail {

/// In the place of compiled_here.
struct chosen_at_run_time {
    static constexpr const char* scope = "hinge::dispatch::";

    template <class F, class T>
    static const auto& loops() {
        using wanted = dispatch::library::loops<F, T>;
        static_assert(std::is_base_of_v<wanted, dispatch::library::table>,
                      "hinge: dispatch takes Hinge's own activations; and is the target of "
                      "hinge_add_dispatch linked?");
        return static_cast<const wanted&>(dispatch::library::chosen());
    }
    template <class F, class T>
    static void forward(const F& f, const T* x, T* y, std::size_t n) {
        loops<F, T>().forward(f, x, y, n);
    }
    template <class F, class T>
    static void derivative(const F& f, const T* x, T* d, std::size_t n) {
        loops<F, T>().derivative(f, x, d, n);
    }
    template <class F, class T>
    static void backward(const F& f, const T* x, const T* dy, T* dx, std::size_t n) {
        loops<F, T>().backward(f, x, dy, dx, n);
    }
    template <class F, class T>
    static void forward_with_derivative(const F& f, const T* x, T* y, T* d, std::size_t n) {
        loops<F, T>().forward_with_derivative(f, x, y, d, n);
    }
};

} // namespace hinge::inline HINGE_TARGET::detail

namespace hinge::dispatch::inline HINGE_TARGET {

/// y = f(x).
template <activation F, class... Arrays>
void forward(const F& f, Arrays&&... arrays) {
    hinge::forward<hinge::detail::chosen_at_run_time>(f, std::forward<Arrays>(arrays)...);
}

/// d = f'(x).
template <activation F, class... Arrays>
void derivative(const F& f, Arrays&&... arrays) {
    hinge::derivative<hinge::detail::chosen_at_run_time>(f, std::forward<Arrays>(arrays)...);
}

/// dx = dy * f'(x).
template <activation F, class... Arrays>
void backward(const F& f, Arrays&&... arrays) {
    hinge::backward<hinge::detail::chosen_at_run_time>(f, std::forward<Arrays>(arrays)...);
}

/// y = f(x) and d = f'(x) in one pass.
template <activation F, class... Arrays>
void forward_with_derivative(const F& f, Arrays&&... arrays) {
    hinge::forward_with_derivative<hinge::detail::chosen_at_run_time>(
        f, std::forward<Arrays>(arrays)...);
}

} // namespace hinge::dispatch::inline HINGE_TARGET
