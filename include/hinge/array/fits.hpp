// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>

#include <hinge/array/calls.hpp>
#include <hinge/core/arguments.hpp>

/// What a call takes, as its compiler sees it: contiguous ranges, or pointers and a length.
namespace hinge::inline HINGE_TARGET::detail {

/// A contiguous range that knows its size: what a std::span can be made of.
template <class A>
concept contiguous = requires(A& argument) {
    std::span(argument);
};
/// A container that is none.
template <class A>
concept scattered = (!contiguous<A> && requires(A & argument) {
    argument.begin();
    argument.end();
});
template <class A>
concept pointer = (std::is_pointer_v<std::decay_t<A>>);
template <class A>
concept length = (std::integral<std::remove_cvref_t<A>>);

/// What an argument's elements are, const if it says so.
template <class A>
struct pointee {
    using type = std::remove_pointer_t<std::decay_t<A>>;
};
template <contiguous A>
struct pointee<A> {
    using type = typename decltype(std::span(std::declval<A&>()))::element_type;
};
template <class A>
using pointee_t = typename pointee<A>::type;

/// A span is made of a temporary only if what it stands for lasts, or is const.
template <class A>
concept lasting = pointer<A> || requires {
    std::span(std::declval<A>());
};

/// How the arguments of a call are given.
enum class manner { ranges, pointers, scattered, unknown };
template <class Call, class... A>
consteval manner manner_of() {
    constexpr std::size_t count = sizeof...(A);
    constexpr bool is_pointer[] = {pointer<A>..., false}, is_length[] = {length<A>..., false};
    if (count == array_count<Call> && (contiguous<A> && ...)) return manner::ranges;
    if (count == array_count<Call> && (scattered<A> || ...)) return manner::scattered;
    if (count != array_count<Call> + 1 || !is_length[array_count<Call>]) return manner::unknown;
    for (std::size_t i = 0; i < array_count<Call>; ++i)
        if (!is_pointer[i]) return manner::unknown;
    return manner::pointers;
}

template <class First, class...>
struct element_of_first {
    using type = std::remove_const_t<pointee_t<First>>;
};

/// Of the arrays First, Rest..., a length in the end not counting, the outputs must be writable.
template <class Call, std::size_t Place, class First, class... Rest>
consteval bool outputs_can_be_written() {
    if constexpr (Place >= input_count<Call> && Place < array_count<Call>) {
        constexpr bool writable = !std::is_const_v<pointee_t<First>>;
        constexpr bool lasts = !writable || lasting<First>;
        static_assert(writable, "hinge: the output range of an array call must not be const");
        static_assert(lasts, "hinge: the output range of an array call must not be a temporary");
        if constexpr (!writable || !lasts) return false;
    }
    if constexpr (sizeof...(Rest) > 0) return outputs_can_be_written<Call, Place + 1, Rest...>();
    return true;
}

/// Whether the call can take f and A...; if not, one error that says why and no cascade.
template <class Call, class F, class... A>
consteval bool fits() {
    constexpr manner how = manner_of<Call, A...>();
    static_assert(how != manner::scattered,
                  "hinge: array calls take contiguous ranges (vector, array, span, C array)");
    Call::template must_fit<how != manner::unknown>();
    if constexpr (how == manner::ranges || how == manner::pointers) {
        using T = typename element_of_first<A...>::type;
        constexpr bool is_floating = std::same_as<T, float> || std::same_as<T, double>;
        constexpr bool are_alike =
            ((length<A> || std::same_as<T, std::remove_const_t<pointee_t<A>>>)&&...);
        static_assert(is_floating, "hinge: array calls take elements of type float or double");
        static_assert(!is_floating || are_alike,
                      "hinge: all ranges of one array call must have the same element type");
        if constexpr (is_floating && are_alike) {
            if constexpr (outputs_can_be_written<Call, 0, A...>()) {
                constexpr bool has =
                    Call::template takes<F, T> && Call::template takes<F, simd::required<T>>;
                Call::template must_have<has>();
                return has;
            }
        }
    }
    return false;
}

} // namespace hinge::inline HINGE_TARGET::detail
