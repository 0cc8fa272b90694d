// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/activation/prelu.hpp>

#include "harness/row.hpp"

namespace rows {

struct prelu : harness::row<hinge::prelu> {
    static constexpr std::array instances{activation{}, activation{-0.3}, activation{3}};
    static double parameter(const activation& f) { return f.slope; }
    static constexpr double kink = 0;
    static constexpr bool is_linear_in_parts = true;

    template <class W>
    static W forward(const W& x, const W& p) {
        return x > W(0) ? x : p * x;
    }
    template <class W>
    static W derivative(const W& x, const W& p) {
        return x > W(0) ? W(1) : p;
    }
    template <class T>
    static harness::limits<T> at_limits(T p) {
        const T infinity = harness::inf<T>;
        return {{{p * -infinity, p}, {infinity, 1}, {p * T(-0.0), p}, {p * T(0), p}}};
    }
};

} // namespace rows
