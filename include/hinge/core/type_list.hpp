// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include <hinge/core/compiler.hpp>

namespace hinge {

/// Types in a row, as hinge::activations has them.
template <class... T>
struct type_list {
    static constexpr std::size_t size = sizeof...(T); ///< how many

    /// Calls visit for every T, in order:
    ///
    ///     hinge::activations::for_each([]<class F>() { std::puts(F::name.data()); });
    template <class Visit>
    HINGE_INLINE static constexpr void for_each(Visit visit) {
        (visit.template operator()<T>(), ...);
    }
};

} // namespace hinge
