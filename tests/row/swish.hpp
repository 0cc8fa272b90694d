// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>

#include <hinge/activation/swish.hpp>

#include "harness/formula.hpp"
#include "harness/row.hpp"

namespace rows {

struct swish : harness::row<hinge::swish> {
    /// 2^-16 and 2^16 are the limits of the kernel in float, 2^-17 and 2^17 lie beyond.
    static constexpr std::array instances{
        activation{},      activation{1.702},   activation{0.1},    activation{20},
        activation{-3},    activation{0x1p-16}, activation{0x1p16}, activation{-0x1p-17},
        activation{1e-38}, activation{-0x1p17}, activation{1e270},  activation{1e-270}};
    static double parameter(const activation& f) { return f.beta; }
    static double root_of(double beta) { return -1.2784645427610738 / beta; }

    static constexpr harness::interval dense{-30, -19};

    /// In beta x, the end of the table, where x is f, where e^(beta x), and that times x, become
    /// subnormal and 0, and where beta x is held.
    static harness::terrain terrain_of(double beta) {
        // Few bits, so that no compiler gives other inputs by contracting the sums.
        const double log_beta = std::ilogb(beta) * 0x1.62e42fep-1;
        harness::terrain t{
            {17.3, 19.8, 20.5, 28.4, 29, 30, 87.33655, 88.72284, 91.85682, 103.97208, 104, 108,
             108.66, 110, 126, 87.33655 - log_beta, 103.97208 - log_beta, 92 - log_beta,
             108.6 - log_beta},
            {37, 38, 59, 60, 708.396, 709.783, 745.133, 751.5, 760, 1379, 715 - log_beta,
             752 - log_beta},
            {{-760, 40}, {-752, -707}, {-40, -20}, {-20, -5}, {-752 - log_beta, -714 - log_beta}}};
        for (double& cliff : t.f32_cliffs) cliff /= beta;
        for (double& cliff : t.f64_cliffs) cliff /= beta;
        for (auto& [low, high] : t.f64_tails) low /= beta, high /= beta;
        return t;
    }

    static constexpr harness::deciders decided_by{.derivative_f32 = harness::builds::without_fma};

    template <class W>
    static W forward(const W& x, const W& p) {
        return harness::times_logistic(x, W(p * x));
    }
    template <class W>
    static W derivative(const W& x, const W& p) {
        return harness::logistic_slope(x, W(p * x), p);
    }
    template <class T>
    static harness::limits<T> at_limits(T p) {
        const T inf = harness::inf<T>;
        const harness::limit<T> at_minus_0{T(-0.0), T(0.5)}, at_0{0, T(0.5)};
        if (p > 0) return {{{T(-0.0), T(-0.0)}, {inf, 1}, at_minus_0, at_0}};
        return {{{-inf, 1}, {0, T(-0.0)}, at_minus_0, at_0}};
    }
};

} // namespace rows
