// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <cstddef>
#include <span>
#include <type_traits>

#include <hinge/core/arguments.hpp>

/// How the arrays of a call are given: as contiguous ranges, or as pointers and a length.
namespace hinge::inline HINGE_TARGET::detail {

/// A contiguous range that knows its size: what a std::span can be made of.
template <class A>
concept contiguous = requires(A& argument) {
    std::span(argument);
};
/// What has its elements in a row, perhaps, and does not say so: arrays of Eigen, whose parts have data() and
/// size() too.
template <class A>
concept array_object = (!contiguous<A> && requires(A & argument) {
    argument.data();
    argument.size();
});
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

/// A call with a value by channel, see channels/calls.hpp.
template <class Call>
concept channel_call = (Call::is_by_channel);

/// Whether lengths, and no others, stand where they belong among A...: behind pointers n. A call by channel
/// may have inner last, and has the number of channels behind its first pointer.
template <class Call, class... A>
consteval bool lengths_stand_right(bool pointers) {
    constexpr std::size_t arrays = array_count<Call>, count = sizeof...(A);
    constexpr std::size_t by_channel_only = channel_call<Call> ? 1 : 0;
    constexpr bool is_length[] = {length<A>..., false};
    const std::size_t least = arrays + (pointers ? 1 + by_channel_only : 0);
    if (count < least || count > least + by_channel_only) return false;
    for (std::size_t i = 0; i < count; ++i) {
        const bool expected = pointers && channel_call<Call> ? i == 1 || i > arrays : i >= arrays;
        if (is_length[i] != expected) return false;
    }
    return true;
}

/// How the arguments of a call are given.
enum class manner { ranges, pointers, objects, scattered, unknown };
template <class Call, class... A>
consteval manner manner_of() {
    if constexpr (detail::lengths_stand_right<Call, A...>(false)) {
        if ((... && (contiguous<A> || length<A>))) return manner::ranges;
        if ((array_object<A> || ...)) return manner::objects;
        if ((scattered<A> || ...)) return manner::scattered;
    } else if constexpr (detail::lengths_stand_right<Call, A...>(true)) {
        if ((... && (pointer<A> || length<A>))) return manner::pointers;
    }
    return manner::unknown;
}

} // namespace hinge::inline HINGE_TARGET::detail
