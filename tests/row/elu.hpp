// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>

#include <hinge/activation/elu.hpp>

#include "harness/formula.hpp"
#include "harness/row.hpp"

namespace rows {

struct elu : harness::row<hinge::elu> {
    /// 2^-7 and 2^8 are the limits of the kernel in float, 2^-12 and 2^20 lie beyond.
    static constexpr std::array instances{
        activation{},      activation{0},      activation{-0.5},   activation{1.7},
        activation{0x1p8}, activation{0x1p-7}, activation{0x1p20}, activation{0x1p-12}};
    static double parameter(const activation& f) { return f.alpha; }
    static constexpr double kink = 0;

    static constexpr harness::interval dense{-1, -0.25};

    /// Where f becomes -alpha, where alpha e^x becomes subnormal and 0, and where x is clamped.
    static harness::terrain terrain_of(double alpha) {
        // Few bits, so that no compiler gives other inputs by contracting the sums.
        const double log_alpha = alpha == 0 ? 0 : std::ilogb(alpha) * 0x1.62e42fep-1;
        return {{17, 17.32868, 18, 87.33655, 88.72284, 87.33655 + log_alpha, 103.97208 + log_alpha,
                 105, 110},
                {37.4, 40, 708.396, 709.783, 708.39642 + log_alpha, 745.13322 + log_alpha},
                {{-40, 0}, {-760, 0}, {-746, -700}}};
    }

    static constexpr harness::deciders decided_by{.derivative_f32 = harness::builds::without_fma};

    template <class W>
    static W forward(const W& x, const W& p) {
        using std::expm1;
        return x > W(0) ? x : p * expm1(x);
    }
    template <class W>
    static W derivative(const W& x, const W& p) {
        using std::exp;
        return x > W(0) ? W(1) : p * exp(x);
    }
    template <class T>
    static harness::limits<T> at_limits(T p) {
        return {{{-p, p * T(0)}, {harness::inf<T>, 1}, {p * T(-0.0), p}, {p * T(0), p}}};
    }
};

} // namespace rows
