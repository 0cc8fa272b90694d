// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>

#include <hinge/activation/celu.hpp>

#include "harness/formula.hpp"
#include "harness/row.hpp"

namespace rows {

struct celu : harness::row<hinge::celu> {
    /// 2^-7 and 2^8 are the limits of the kernel in float, 2^-12 and 2^20 lie beyond.
    static constexpr std::array instances{
        activation{},       activation{0.3},    activation{1.7},     activation{0x1p8},
        activation{0x1p-7}, activation{0x1p20}, activation{0x1p-12}, activation{-0.5},
        activation{-300},   activation{1e-38},  activation{1e300},   activation{1e-300},
        activation{-1e300}, activation{-1e-300}};
    static double parameter(const activation& f) { return f.alpha; }

    static constexpr harness::interval dense{-1, -0.25};

    /// In x / alpha, where f becomes -alpha, where e^(x / alpha) becomes subnormal, 0 or infinite, and where
    /// x is held.
    static harness::terrain terrain_of(double alpha) {
        // Few bits, so that no compiler gives other inputs by contracting the sums.
        const double log_alpha = std::ilogb(alpha) * 0x1.62e42fep-1;
        harness::terrain t{
            {17, 17.32868, 18, 87.33655, 88.72284, 88.72284 - log_alpha, 103.97208, 105, 109, 110},
            {37.4, 40, 708.396, 709.783, 709.783 - log_alpha, 745.133, 760, 1405},
            {{-40, 0}, {-760, 0}, {-746, -700}}};
        if (alpha < 0) t.f64_tails = {{0, 40}, {0, 720}, {700 - log_alpha, 710 - log_alpha}};
        for (double& cliff : t.f32_cliffs) cliff *= alpha;
        for (double& cliff : t.f64_cliffs) cliff *= alpha;
        for (auto& [low, high] : t.f64_tails) low *= alpha, high *= alpha;
        return t;
    }

    static constexpr harness::deciders decided_by{.derivative_f32 = harness::builds::without_fma};

    template <class W>
    static W forward(const W& x, const W& p) {
        using std::expm1;
        return x > W(0) ? x : p * expm1(W(x / p));
    }
    template <class W>
    static W derivative(const W& x, const W& p) {
        using std::exp;
        return x > W(0) ? W(1) : exp(W(x / p));
    }
    template <class T>
    static harness::limits<T> at_limits(T p) {
        const T inf = harness::inf<T>;
        const harness::limit<T> left =
            p > 0 ? harness::limit<T>{-p, 0} : harness::limit<T>{-inf, inf};
        return {{left, {inf, 1}, {T(-0.0), 1}, {0, 1}}};
    }
};

} // namespace rows
