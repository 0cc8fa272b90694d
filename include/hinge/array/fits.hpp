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
#include <hinge/array/manner.hpp>
#include <hinge/core/format.hpp>

/// What a call takes, as its compiler sees it: which elements, in which arrays.
namespace hinge::inline HINGE_TARGET::detail {

/// A span is made of a temporary only if what it stands for lasts, or is const.
template <class A>
concept lasting = pointer<A> || requires {
    std::span(std::declval<A>());
};

/// Of the arrays First, Rest..., lengths not counting, the outputs must be writable.
template <class Call, std::size_t Place, class First, class... Rest>
consteval bool outputs_can_be_written() {
    if constexpr (!length<First> && Place >= input_count<Call>) {
        constexpr bool writable = !std::is_const_v<pointee_t<First>>;
        constexpr bool lasts = !writable || lasting<First>;
        static_assert(writable, "hinge: the output range of an array call must not be const");
        static_assert(lasts, "hinge: the output range of an array call must not be a temporary");
        if constexpr (!writable || !lasts) return false;
    }
    if constexpr (sizeof...(Rest) > 0)
        return outputs_can_be_written<Call, Place + !length<First>, Rest...>();
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
