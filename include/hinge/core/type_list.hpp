// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include <hinge/core/compiler.hpp>

namespace hinge {

template <class... T>
struct type_list {
    static constexpr std::size_t size = sizeof...(T);

    /// Calls visit.template operator()<T>() for every T, in order: a lambda []<class T>() { ... }.
    template <class Visit>
    HINGE_INLINE static constexpr void for_each(Visit visit) {
        (visit.template operator()<T>(), ...);
    }
};

} // namespace hinge
