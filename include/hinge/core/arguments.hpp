// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>

#include <hinge/core/error.hpp>

/// What array calls refuse, and how they say it.
namespace hinge::inline HINGE_TARGET::detail {

/// Whether a call can take what it is given; if not, one error that says why and no cascade.
template <class T>
consteval bool is_floating() {
    constexpr bool floating = std::same_as<T, float> || std::same_as<T, double>;
    static_assert(floating, "hinge: array calls take elements of type float or double");
    return floating;
}

/// A contiguous range that knows its size: what a std::span can be made of.
template <class R>
concept array = requires(R& range) {
    std::span(range);
};

template <array R>
using span_of = decltype(std::span(std::declval<R&>()));

template <array First, array... Rest>
consteval bool elements_fit() {
    using T = typename span_of<First>::value_type;
    constexpr bool same = (std::same_as<T, typename span_of<Rest>::value_type> && ...);
    static_assert(same, "hinge: all ranges of one array call must have the same element type");
    return is_floating<T>() && same;
}
template <array... Outputs>
consteval bool can_be_written() {
    constexpr bool writable = (!std::is_const_v<typename span_of<Outputs>::element_type> && ...);
    static_assert(writable, "hinge: the output range of an array call must not be const");
    // A span is made of a temporary only if what it stands for lasts, or is const.
    constexpr bool lasting = (requires { std::span(std::declval<Outputs>()); } && ...);
    static_assert(lasting, "hinge: the output range of an array call must not be a temporary");
    return writable && lasting;
}

/// The call a message speaks of.
struct call_name {
    const char* scope;
    const char* name;
};

inline void check_length(const call_name& call, std::size_t n, const char* other,
                         std::size_t size) {
    if (size == n) return;
    invalid_argument("%s%s: x has %zu element%s, %s has %zu", call.scope, call.name, n,
                     n == 1 ? "" : "s", other, size);
}

/// An argument of an array call, under the name the user knows it by.
struct argument {
    const char* name;
    const void* data;
    std::size_t bytes;
    bool output;
};

template <class T>
HINGE_INLINE argument input(const char* name, const T* data, std::size_t n) {
    return {name, data, n * sizeof(T), false};
}
template <class T>
HINGE_INLINE argument output(const char* name, const T* data, std::size_t n) {
    return {name, data, n * sizeof(T), true};
}

[[noreturn]] inline void report_overlap(const call_name& call, const char* a, const char* b,
                                        bool same) {
    invalid_argument("%s%s: %s and %s %s", call.scope, call.name, a, b,
                     same ? "are the same range, but each is an output"
                          : "overlap without being the same range");
}

/// No two arguments may overlap, unless they are the same range and at most one of them is written.
template <class... Arguments>
HINGE_INLINE void check_overlap(const call_name& call, const argument& a,
                                const Arguments&... others) {
    const auto check_pair = [&](const argument& b) HINGE_INLINE_LAMBDA {
        const auto a_begin = reinterpret_cast<std::uintptr_t>(a.data);
        const auto b_begin = reinterpret_cast<std::uintptr_t>(b.data);
        const bool apart = a_begin + a.bytes <= b_begin || b_begin + b.bytes <= a_begin;
        const bool same = a_begin == b_begin, in_place = same && !(a.output && b.output);
        if (!apart && !in_place) report_overlap(call, a.name, b.name, same);
    };
    (check_pair(others), ...);
    if constexpr (sizeof...(others) > 1) detail::check_overlap(call, others...);
}

} // namespace hinge::inline HINGE_TARGET::detail
