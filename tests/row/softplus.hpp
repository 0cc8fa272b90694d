// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/activation/softplus.hpp>

#include "harness/formula.hpp"
#include "harness/row.hpp"

namespace rows {

struct softplus : harness::row<hinge::softplus> {
    static constexpr std::array instances{activation{}, activation{0.1}, activation{20},
                                          activation{-3}, activation{1e-270}};
    static double parameter(const activation& f) { return f.beta; }

    static constexpr harness::interval dense{-30, -19};

    /// Where log(1 + e) begins to differ from e and from beta x, where e^(-beta x), and that over beta,
    /// become subnormal and 0, and where beta x is clamped.
    static harness::terrain terrain_of(double beta) {
        harness::terrain t{{19.2, 30, 87.33655, 88.72284, 103.97208, 104},
                           {0.35, 36.7, 650, 708.396, 709.783, 745.133, 1414},
                           {{-750, 750}, {-40, 40}, {-750, -700}}};
        for (double& cliff : t.f32_cliffs) cliff /= beta;
        for (double& cliff : t.f64_cliffs) cliff /= beta;
        for (auto& [low, high] : t.f64_tails) low /= beta, high /= beta;
        return t;
    }

    static constexpr harness::deciders decided_by{.forward_f32 = harness::builds::with_row_tables};

    template <class W>
    static W forward(const W& x, const W& p) {
        using std::exp, std::log1p;
        const W v = p * x;
        return v > W(0) ? x + log1p(exp(-v)) / p : log1p(exp(v)) / p;
    }
    template <class W>
    static W derivative(const W& x, const W& p) {
        return harness::times_logistic(W(1), W(p * x));
    }
    template <class T>
    static harness::limits<T> at_limits(T p) {
        const T zero = T(0.69314718055994530941723212145817657L / static_cast<long double>(p));
        const harness::limit<T> far_left{T(0) / p, 0}, far_right{p * harness::inf<T>, 1};
        if (p > 0) return {{far_left, far_right, {zero, T(0.5)}, {zero, T(0.5)}}};
        return {{far_right, far_left, {zero, T(0.5)}, {zero, T(0.5)}}};
    }
};

} // namespace rows
