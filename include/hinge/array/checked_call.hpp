// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>

#include <hinge/array/fits.hpp>
#include <hinge/array/stored.hpp>

/// From a user's arguments to a loop.
namespace hinge::inline HINGE_TARGET::detail {

template <class Loops, class Call, class T, class F, std::size_t... I, std::size_t... O>
HINGE_INLINE void run(const F& f, const void* const (&arrays)[sizeof...(I) + sizeof...(O)],
                      std::size_t n, std::index_sequence<I...>, std::index_sequence<O...>) {
    const T* const in[] = {static_cast<const T*>(arrays[I])...};
    T* const out[] = {
        static_cast<T*>(const_cast<void*>(arrays[sizeof...(I) + O]))...}; // which are not const
    Loops::template run<Call>(f, in, out, n);
}

/// One argument as a pointer, where it is one.
template <class A>
HINGE_INLINE const void* data_of(A& argument) {
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
        const void* const given[] = {detail::data_of(arguments)...};
        const format formats_given[] = {format_of_argument<A>...};
        std::size_t n = 0;
        if constexpr (manner_of<Call, A...>() == manner::pointers) {
            ((n = detail::length_or(n, arguments)), ...);
        } else {
            const std::size_t sizes[] = {std::span(arguments).size()...};
            detail::check_lengths<Call>(Loops::scope, sizes);
            n = sizes[0];
        }
        const void* arrays[array_count<Call>];
        format formats[array_count<Call>];
        std::size_t bytes[array_count<Call>];
        for (std::size_t i = 0; i < array_count<Call>; ++i) {
            arrays[i] = given[i];
            formats[i] = formats_given[i];
            bytes[i] = n * bytes_of(formats[i]);
        }
        detail::check_overlap<Call>(Loops::scope, arrays, bytes);
        callee<F>::visit(f, [&](const auto& g) HINGE_INLINE_LAMBDA {
            using T = common_element<A...>;
            if constexpr (Loops::template takes<std::remove_cvref_t<decltype(g)>, T>) {
                detail::run<Loops, Call, T>(g, arrays, n,
                                            std::make_index_sequence<input_count<Call>>(),
                                            std::make_index_sequence<output_count<Call>>());
            } else {
                detail::run_stored<Loops, Call>(g, arrays, formats, n);
            }
        });
    }
}

} // namespace hinge::inline HINGE_TARGET::detail
