// SPDX-License-Identifier: MIT
#pragma once

#include <variant>

#include <hinge/hinge.hpp>

namespace hinge {

/// A type_list of activations as a std::variant.
template <class Activations>
struct variant_of;
template <class... F>
struct variant_of<type_list<F...>> {
    using type = std::variant<F...>;
};

/// A std::variant of all of Hinge's activations. It holds one, with its parameters, and the array calls
/// take it as they take that one: the same bits, the same errors. They look at what it holds once, not
/// for every element. They take a std::variant of fewer, or of activations of yours, as well; there is
/// less to compile then.
using any_activation = variant_of<activations>::type;

} // namespace hinge

namespace hinge::inline HINGE_TARGET::detail {

template <class... F>
struct callee<std::variant<F...>> {
    template <class Call, class V>
    static constexpr bool fits = (Call::template takes<F, V> && ...);

    /// What f holds is asked here, once for a call.
    template <class Use>
    HINGE_INLINE static void visit(const std::variant<F...>& f, const Use& use) {
        std::visit([&](const auto& held) HINGE_INLINE_LAMBDA { use(held); }, f);
    }
};

} // namespace hinge::inline HINGE_TARGET::detail
