// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <utility>

#include <hinge/array/fits.hpp>

/// From a user's arguments to a loop.
namespace hinge::inline HINGE_TARGET::detail {

template <class Loops, class Call, class F, class T, std::size_t... I, std::size_t... O>
HINGE_INLINE void run(const F& f, const T* const* arrays, std::size_t n, std::index_sequence<I...>,
                      std::index_sequence<O...>) {
    const T* const in[] = {arrays[I]...};
    T* const out[] = {const_cast<T*>(arrays[sizeof...(I) + O])...}; // which are not const
    detail::check_overlap<Call>(Loops::scope, {in[I]..., out[O]...}, n * sizeof(T));
    Loops::template run<Call>(f, in, out, n);
}

/// One argument as a pointer or as a length, where it is one.
template <class T, class A>
HINGE_INLINE const T* data_of(A& argument) {
    if constexpr (length<A>) {
        return nullptr;
    } else if constexpr (pointer<A>) {
        return argument;
    } else {
        return std::span(argument).data();
    }
}
/// The length where the argument is one, else what came before it.
template <class A>
HINGE_INLINE std::size_t length_or(std::size_t before, A& argument) {
    if constexpr (length<A>) {
        return static_cast<std::size_t>(argument);
    } else {
        return before;
    }
}

/// Call with f on ranges, or on pointers with a length.
template <class Loops, class Call, class F, class... A>
HINGE_INLINE void checked_call(const F& f, A&&... arguments) {
    if constexpr (fits<Call, F, A...>()) {
        using T = typename element_of_first<A...>::type;
        constexpr bool by_pointer = manner_of<Call, A...>() == manner::pointers;
        const T* const arrays[] = {detail::data_of<T>(arguments)...};
        std::size_t n = 0;
        if constexpr (by_pointer) {
            ((n = detail::length_or(n, arguments)), ...);
        } else {
            const std::size_t sizes[] = {std::span(arguments).size()...};
            detail::check_lengths<Call>(Loops::scope, sizes);
            n = sizes[0];
        }
        detail::run<Loops, Call>(f, arrays, n, std::make_index_sequence<input_count<Call>>(),
                                 std::make_index_sequence<output_count<Call>>());
    }
}

} // namespace hinge::inline HINGE_TARGET::detail
