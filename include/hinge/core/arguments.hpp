// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <hinge/core/error.hpp>
#include <hinge/core/format.hpp>

/// What array calls refuse when they run, and how they say it. A Call names its inputs and outputs,
/// see array/calls.hpp; scope is the namespace that the user called it in.
namespace hinge::inline HINGE_TARGET::detail {

template <class Call>
inline constexpr std::size_t input_count = std::extent_v<decltype(Call::inputs)>;
template <class Call>
inline constexpr std::size_t output_count = std::extent_v<decltype(Call::outputs)>;
template <class Call>
inline constexpr std::size_t array_count = input_count<Call> + output_count<Call>;

/// The name that a user knows the i-th array by: the inputs come first.
template <class Call>
constexpr const char* array_name(std::size_t i) {
    return i < input_count<Call> ? Call::inputs[i] : Call::outputs[i - input_count<Call>];
}

[[noreturn]] inline void report_length(const char* scope, const char* call, const char* first,
                                       std::size_t n, const char* other, std::size_t size) {
    invalid_argument("%s%s: %s has %zu element%s, %s has %zu", scope, call, first, n,
                     n == 1 ? "" : "s", other, size);
}
[[noreturn]] inline void report_overlap(const char* scope, const char* call, const char* a,
                                        const char* b, bool same) {
    invalid_argument("%s%s: %s and %s %s", scope, call, a, b,
                     same ? "are the same range, but each is an output"
                          : "overlap without being the same range");
}

/// All arrays must have the length of the first.
template <class Call>
HINGE_INLINE void check_lengths(const char* scope, const std::size_t (&sizes)[array_count<Call>]) {
    for (std::size_t i = 1; i < array_count<Call>; ++i)
        if (sizes[i] != sizes[0])
            report_length(scope, Call::name, array_name<Call>(0), sizes[0], array_name<Call>(i),
                          sizes[i]);
}

/// An output may be one of the inputs, element by element, but overlap nothing else. Inputs overlap as they
/// like.
template <class Call>
HINGE_INLINE void check_overlap(const char* scope, const void* const (&arrays)[array_count<Call>],
                                const format (&formats)[array_count<Call>],
                                const std::size_t (&sizes)[array_count<Call>]) {
    for (std::size_t i = input_count<Call>; i < array_count<Call>; ++i) {
        const auto out = reinterpret_cast<std::uintptr_t>(arrays[i]);
        const std::size_t bytes = sizes[i] * bytes_of(formats[i]);
        for (std::size_t j = 0; j < i; ++j) {
            const auto other = reinterpret_cast<std::uintptr_t>(arrays[j]);
            const std::size_t other_bytes = sizes[j] * bytes_of(formats[j]);
            const bool overlap = out < other + other_bytes && other < out + bytes,
                       same = out == other && bytes == other_bytes && sizes[i] == sizes[j];
            if (overlap && !(same && j < input_count<Call>))
                report_overlap(scope, Call::name, array_name<Call>(j), array_name<Call>(i), same);
        }
    }
}

} // namespace hinge::inline HINGE_TARGET::detail
