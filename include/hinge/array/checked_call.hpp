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
                      std::size_t n, std::size_t whole, std::index_sequence<I...>,
                      std::index_sequence<O...>) {
    const T* const in[] = {static_cast<const T*>(arrays[I])...};
    T* const out[] = {
        static_cast<T*>(const_cast<void*>(arrays[sizeof...(I) + O]))...}; // which are not const
    Loops::template run_part<Call>(f, in, out, n, whole);
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

/// How the arrays are gone through: all at once, in the calling thread. parallel.hpp has another way.
struct in_one_part {
    template <class Call, class Run>
    HINGE_INLINE static void each(const void* const (&arrays)[array_count<Call>],
                                  const format (&)[array_count<Call>], std::size_t n,
                                  const Run& run) {
        run(arrays, n);
    }
};

/// Whether there are loops for any kernel of an activation, not for the activation itself only.
template <class Loops>
concept loops_of_kernels = Loops::has_kernels;

/// Call with f on ranges, or on pointers with a length.
template <class Loops, class Call, class Parts, class F, class... A>
HINGE_INLINE void call_in(const F& f, A&&... arguments) {
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
        std::size_t lengths[array_count<Call>];
        for (std::size_t i = 0; i < array_count<Call>; ++i) {
            arrays[i] = given[i];
            formats[i] = formats_given[i];
            lengths[i] = n;
        }
        detail::check_overlap<Call>(Loops::scope, arrays, formats, lengths);
        const auto run = [&](const void* const(&part)[array_count<Call>],
                             std::size_t count) HINGE_INLINE_LAMBDA {
            callee<F>::visit(f, [&](const auto& g) HINGE_INLINE_LAMBDA {
                using T = common_element<A...>;
                using G = std::remove_cvref_t<decltype(g)>;
                if constexpr (Loops::template takes<G, T>) {
                    detail::run<Loops, Call, T>(g, part, count, n,
                                                std::make_index_sequence<input_count<Call>>(),
                                                std::make_index_sequence<output_count<Call>>());
                } else if constexpr (std::is_same_v<T, bfloat16> && loops_of_kernels<Loops> &&
                                     has_kernel_to_bfloat16<G>) {
                    detail::run_stored<Loops, Call>(rounded_to_bfloat16<G>{g}, part, formats,
                                                    count);
                } else {
                    detail::run_stored<Loops, Call>(g, part, formats, count);
                }
            });
        };
        Parts::template each<Call>(arrays, formats, n, run);
    }
}

/// What a user's first argument is: f, or what is said of it elsewhere. parallel.hpp has another for an
/// execution policy, which the others follow. Caller::call<Way>(arguments...) does the rest.
template <class First>
struct first_argument {
    template <class Caller, class... A>
    HINGE_INLINE static void call(const First& first, A&&... arguments) {
        Caller::template call<in_one_part>(first, static_cast<A&&>(arguments)...);
    }
};

template <class Loops, class Call>
struct array_caller {
    template <class Parts, class F, class... A>
    HINGE_INLINE static void call(const F& f, A&&... arguments) {
        detail::call_in<Loops, Call, Parts>(f, static_cast<A&&>(arguments)...);
    }
};

/// Call as the user writes it.
template <class Loops, class Call, class First, class... A>
HINGE_INLINE void checked_call(const First& first, A&&... arguments) {
    first_argument<First>::template call<array_caller<Loops, Call>>(first,
                                                                    static_cast<A&&>(arguments)...);
}

} // namespace hinge::inline HINGE_TARGET::detail
