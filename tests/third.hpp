// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <type_traits>

#include <hinge/hinge.hpp>

/// Calls visit.template operator()<F>() for every activation F, or, where HINGE_THIRD is 0, 1 or 2, for a third of
/// them.
template <class Visit>
void for_each_activation(const Visit& visit) {
#if defined(HINGE_THIRD)
    static_assert(0 <= HINGE_THIRD && HINGE_THIRD < 3);
    constexpr auto number_of = []<class F, class... G>(std::type_identity<F>,
                                                       hinge::type_list<G...>) {
        constexpr bool is_it[] = {std::is_same_v<F, G>...};
        return std::find(std::begin(is_it), std::end(is_it), true) - std::begin(is_it);
    };
    hinge::activations::for_each([&]<class F>() {
        if constexpr (number_of(std::type_identity<F>{}, hinge::activations{}) % 3 == HINGE_THIRD)
            visit.template operator()<F>();
    });
#else
    hinge::activations::for_each(visit);
#endif
}
