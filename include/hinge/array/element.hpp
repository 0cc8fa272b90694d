// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>

#include <hinge/array/manner.hpp>
#include <hinge/core/format.hpp>

/// What the elements of an array call's arguments are.
namespace hinge::inline HINGE_TARGET::detail {

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

/// The format of a type that can be an element.
template <class E>
inline constexpr format format_of_element = std::is_trivially_copyable_v<E> &&
                                                    sizeof(E) == bytes_of(format_of<E>)
                                                ? format_of<E>
                                                : format::none;
template <class A>
inline constexpr format format_of_argument =
    length<A> ? format::none : format_of_element<std::remove_const_t<pointee_t<A>>>;

/// What a call on A... computes with: double only for doubles.
template <class... A>
using computed =
    std::conditional_t<((length<A> || format_of_argument<A> == format::float64) && ...), double,
                       float>;

/// What the elements of a call on A... are: void where they are not all of one format.
template <class... A>
consteval auto common_element_of() {
    constexpr auto all = [](format one) {
        return ((length<A> || format_of_argument<A> == one) && ...);
    };
    if constexpr (all(format::float64)) {
        return std::type_identity<double>();
    } else if constexpr (all(format::float32)) {
        return std::type_identity<float>();
    } else if constexpr (all(format::bfloat16)) {
        return std::type_identity<bfloat16>();
    } else if constexpr (all(format::float16)) {
        return std::type_identity<float16>();
    } else {
        return std::type_identity<void>();
    }
}
template <class... A>
using common_element = typename decltype(common_element_of<A...>())::type;

} // namespace hinge::inline HINGE_TARGET::detail
