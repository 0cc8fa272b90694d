// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <ranges>
#include <string>
#include <type_traits>

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

template <class R>
concept array = std::ranges::contiguous_range<R> && std::ranges::sized_range<R>;

template <array R>
using array_element = std::remove_cv_t<std::ranges::range_value_t<R>>;

template <array First, array... Rest>
consteval bool elements_fit() {
    constexpr bool same = (std::same_as<array_element<First>, array_element<Rest>> && ...);
    static_assert(same, "hinge: all ranges of one array call must have the same element type");
    return is_floating<array_element<First>>() && same;
}
template <array... Outputs>
consteval bool can_be_written() {
    constexpr bool writable =
        (!std::is_const_v<std::remove_reference_t<std::ranges::range_reference_t<Outputs>>> && ...);
    static_assert(writable, "hinge: the output range of an array call must not be const");
    constexpr bool lasting = (std::ranges::borrowed_range<Outputs> && ...);
    static_assert(lasting, "hinge: the output range of an array call must not be a temporary");
    return writable && lasting;
}

inline void check_length(const char* call, std::size_t n, const char* other, std::size_t size) {
    if (size == n) return;
    invalid_argument(std::string("hinge::") + call + ": x has " + std::to_string(n) +
                     (n == 1 ? " element, " : " elements, ") + other + " has " +
                     std::to_string(size));
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

[[noreturn]] inline void report_overlap(const char* call, const char* a, const char* b, bool same) {
    invalid_argument(std::string("hinge::") + call + ": " + a + " and " + b +
                     (same ? " are the same range, but each is an output"
                           : " overlap without being the same range"));
}

/// No two arguments may overlap, unless they are the same range and at most one of them is written.
template <class... Arguments>
HINGE_INLINE void check_overlap(const char* call, const argument& a, const Arguments&... others) {
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
