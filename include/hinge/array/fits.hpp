// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>

#include <hinge/array/callee.hpp>
#include <hinge/array/calls.hpp>
#include <hinge/array/element.hpp>
#include <hinge/core/arguments.hpp>
#include <hinge/core/format.hpp>

/// What a call takes, as its compiler sees it: contiguous ranges, or pointers and a length.
namespace hinge::inline HINGE_TARGET::detail {

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
/// A span is made of a temporary only if what it stands for lasts, or is const.
template <class A>
concept lasting = pointer<A> || requires {
    std::span(std::declval<A>());
};

/// How the arguments of a call are given.
enum class manner { ranges, pointers, objects, scattered, unknown };
template <class Call, class... A>
consteval manner manner_of() {
    constexpr std::size_t count = sizeof...(A);
    constexpr bool is_pointer[] = {pointer<A>..., false}, is_length[] = {length<A>..., false};
    if (count == array_count<Call> && (contiguous<A> && ...)) return manner::ranges;
    if (count == array_count<Call> && (array_object<A> || ...)) return manner::objects;
    if (count == array_count<Call> && (scattered<A> || ...)) return manner::scattered;
    if (count != array_count<Call> + 1 || !is_length[array_count<Call>]) return manner::unknown;
    for (std::size_t i = 0; i < array_count<Call>; ++i)
        if (!is_pointer[i]) return manner::unknown;
    return manner::pointers;
}

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
    static_assert(
        how != manner::objects,
        "hinge: an array object that is no contiguous range goes by pointers and a length: "
        "x.data(), y.data(), x.size()");
    static_assert(how != manner::scattered,
                  "hinge: array calls take contiguous ranges (vector, array, span, C array)");
    Call::template must_fit<how != manner::unknown>();
    if constexpr (how == manner::ranges || how == manner::pointers) {
        using T = computed<A...>;
        constexpr bool are_elements = ((length<A> || format_of_argument<A> != format::none) && ...);
        constexpr bool are_alike =
            std::same_as<T, double> || (... && (format_of_argument<A> != format::float64));
        static_assert(are_elements,
                      "hinge: array calls take elements of type float, double, or of 16 "
                      "bits with a hinge::format_of");
        static_assert(!are_elements || are_alike,
                      "hinge: the ranges of one array call mix float and 16 bits, but nothing with "
                      "double");
        if constexpr (are_elements && are_alike) {
            if constexpr (outputs_can_be_written<Call, 0, A...>()) {
                constexpr bool has = callee<F>::template fits<Call, T> &&
                                     callee<F>::template fits<Call, simd::required<T>>;
                Call::template must_have<has>();
                return has;
            }
        }
    }
    return false;
}

} // namespace hinge::inline HINGE_TARGET::detail
