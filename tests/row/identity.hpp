// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/activation/identity.hpp>

#include "harness/row.hpp"

namespace rows {

struct identity : harness::row_of_steps<hinge::identity> {
    template <class W>
    static W forward(const W& x, const W&) {
        return x;
    }
    template <class W>
    static W derivative(const W&, const W&) {
        return W(1);
    }
    template <class T>
    static harness::limits<T> at_limits(T) {
        return {{{-harness::inf<T>, 1}, {harness::inf<T>, 1}, {T(-0.0), 1}, {0, 1}}};
    }
};

} // namespace rows
