// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

#include <hinge/array/checked_call.hpp>
#include <hinge/channels/run.hpp>

/// From a user's arguments to a call by channel.
namespace hinge::inline HINGE_TARGET::detail {

[[noreturn]] inline void report_no_channels(const char* scope, const char* call,
                                            const char* first) {
    invalid_argument("%s%s: %s has 0 elements, and there is no channel", scope, call, first);
}
[[noreturn]] inline void report_inner(const char* scope, const char* call) {
    invalid_argument("%s%s: inner is 0", scope, call);
}
[[noreturn]] inline void report_multiple(const char* scope, const char* call, const char* x,
                                         std::size_t n, const char* first, std::size_t channels,
                                         std::size_t inner) {
    invalid_argument("%s%s: %s has %zu element%s, no multiple of %s' %zu times inner, %zu", scope,
                     call, x, n, n == 1 ? "" : "s", first, channels, inner);
}

/// Whether the i-th array of a call has an element a channel.
template <class Call>
constexpr bool has_one_a_channel(std::size_t i) {
    return i == 0 || i == input_count<Call> + 1;
}

/// The arrays by channel must be as long as the first, the others as x, and that is to be whole rows.
template <class Call>
HINGE_INLINE void check_channels(const char* scope, const std::size_t (&sizes)[array_count<Call>],
                                 std::size_t inner) {
    for (std::size_t i = 2; i < array_count<Call>; ++i) {
        const std::size_t like = has_one_a_channel<Call>(i) ? 0 : 1;
        if (sizes[i] != sizes[like])
            report_length(scope, Call::name, array_name<Call>(like), sizes[like],
                          array_name<Call>(i), sizes[i]);
    }
    const std::size_t channels = sizes[0], n = sizes[1];
    if (channels == 0) report_no_channels(scope, Call::name, array_name<Call>(0));
    if (inner == 0) report_inner(scope, Call::name);
    if (n % channels != 0 || n / channels % inner != 0)
        report_multiple(scope, Call::name, array_name<Call>(1), n, array_name<Call>(0), channels,
                        inner);
}

/// What was given, lengths and arrays apart, each in their order.
template <class Call>
struct channel_arguments {
    channel_arrays<Call> arrays{};
    std::size_t sizes[array_count<Call>] = {}; // of ranges
    std::size_t lengths[3] = {};
    std::size_t array_number = 0, length_number = 0;

    template <class A>
    HINGE_INLINE void take(A& argument) {
        if constexpr (length<A>) {
            lengths[length_number++] = static_cast<std::size_t>(argument);
        } else {
            arrays.data[array_number] = detail::data_of(argument);
            arrays.formats[array_number] = format_of_argument<A>;
            if constexpr (contiguous<A>) sizes[array_number] = std::span(argument).size();
            ++array_number;
        }
    }
};

/// Call with f on ranges, or on pointers, the first of which the number of channels follows and the last n.
/// inner comes last, or not at all and is 1.
template <class Loops, class Call, class Way, class F, class... A>
HINGE_INLINE void channel_call_in(const F& f, A&&... arguments) {
    if constexpr (fits<Call, F, A...>()) {
        channel_arguments<Call> given;
        (given.take(arguments), ...);
        std::size_t last = 0;
        if constexpr (manner_of<Call, A...>() == manner::pointers) {
            for (std::size_t i = 0; i < array_count<Call>; ++i)
                given.sizes[i] = given.lengths[has_one_a_channel<Call>(i) ? 0 : 1];
            last = 2;
        }
        const std::size_t inner = given.length_number > last ? given.lengths[last] : 1;
        detail::check_channels<Call>(Loops::scope, given.sizes, inner);
        detail::check_overlap<Call>(Loops::scope, given.arrays.data, given.arrays.formats,
                                    given.sizes);
        const channel_grid grid(given.sizes[1], given.sizes[0], inner);
        callee<F>::visit(f, [&](const auto& g) HINGE_INLINE_LAMBDA {
            through_tiles<Way>::template run<Loops, Call, computed<A...>>(g, given.arrays, grid);
        });
    }
}

/// The user does not name an f that the call has itself.
template <class Loops, class Call>
struct channel_caller {
    template <class Way, class... A>
    HINGE_INLINE static void call(A&&... arguments) {
        if constexpr (requires { typename Call::activation; }) {
            detail::channel_call_in<Loops, Call, Way>(typename Call::activation(),
                                                      static_cast<A&&>(arguments)...);
        } else {
            detail::channel_call_in<Loops, Call, Way>(static_cast<A&&>(arguments)...);
        }
    }
};

/// Call as the user writes it.
template <class Loops, class Call, class First, class... A>
HINGE_INLINE void checked_channel_call(const First& first, A&&... arguments) {
    first_argument<First>::template call<channel_caller<Loops, Call>>(
        first, static_cast<A&&>(arguments)...);
}

} // namespace hinge::inline HINGE_TARGET::detail
