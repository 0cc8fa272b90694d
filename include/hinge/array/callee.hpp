// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/isa.hpp>

/// What an array call asks f and hands to the loops. by_name.hpp has another for an f that is known at
/// run time only.
namespace hinge::inline HINGE_TARGET::detail {

template <class F>
struct callee {
    template <class Call, class V>
    static constexpr bool fits = Call::template takes<F, V>;

    /// use(f), f being what the loops are compiled for.
    template <class Use>
    HINGE_INLINE static void visit(const F& f, const Use& use) {
        use(f);
    }
};

} // namespace hinge::inline HINGE_TARGET::detail
