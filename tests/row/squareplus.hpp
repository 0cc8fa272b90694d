// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/activation/squareplus.hpp>

#include "harness/formula.hpp"
#include "harness/row.hpp"

namespace rows {

struct squareplus : harness::row<hinge::squareplus> {
    static constexpr std::array instances{
        activation{},       activation{0},         activation{1},    activation{0.1},
        activation{1e4},    activation{1e-30},     activation{1e30}, activation{3e-44},
        activation{1e-300}, activation{0x1p-1074}, activation{1e300}};
    static double parameter(const activation& f) { return f.b; }

    /// In units of sqrt(b): where sqrt(x^2 + b) becomes |x|, where x^2 overflows, and where f and f'
    /// become subnormal and 0.
    static harness::terrain terrain_of(double b) {
        harness::terrain t{
            {1, 0x1p12, 0x1p13, 0x1p30, 0x1p62, 0x1p63, 0x1p74, 0x1p75, 0x1p76, 0x1p125},
            {1, 0x1p26, 0x1p27, 0x1p60, 0x1p511, 0x1p536, 0x1p537, 0x1p540, 0x1p1022},
            {{-4, 4}, {-1000, 1000}, {-1e9, 1e9}, {-1e155, 1e155}, {-1e162, 1e162}}};
        const double unit = b == 0 ? 1 : std::ldexp(1.0, std::ilogb(b) / 2);
        for (double& cliff : t.f32_cliffs) cliff *= unit;
        for (double& cliff : t.f64_cliffs) cliff *= unit;
        for (auto& [low, high] : t.f64_tails) low *= unit, high *= unit;
        return t;
    }

    static constexpr harness::deciders decided_by{.derivative_f32 = harness::builds::without_fma,
                                                  .derivative_f64 = harness::builds::without_fma};

    template <class W>
    static W radical(const W& x, const W& p) {
        using std::sqrt;
        return sqrt(x * x + p);
    }
    template <class W>
    static W forward(const W& x, const W& p) {
        if (x < W(0)) return p / (radical(x, p) - x) / W(2);
        return (x + radical(x, p)) / W(2);
    }
    template <class W>
    static W derivative(const W& x, const W& p) {
        if (!(x > W(0)) && !(p > W(0))) return W(0);
        const W r = radical(x, p);
        return x < W(0) ? p / (r - x) / r / W(2) : (r + x) / r / W(2);
    }
    template <class T>
    static harness::limits<T> at_limits(T p) {
        const harness::limit<T> zero{std::sqrt(p) / 2, p > 0 ? T(0.5) : T(0)};
        return {{{0, 0}, {harness::inf<T>, 1}, zero, zero}};
    }
};

} // namespace rows
