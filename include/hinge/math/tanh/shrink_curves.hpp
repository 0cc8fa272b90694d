// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/piecewise/curve.hpp>
#include <hinge/math/piecewise/octaves.hpp>
#include <hinge/math/tanh/series.hpp>

/// The tables of x - tanh(x); they stand here because its header would be too long with them.
namespace hinge::inline HINGE_TARGET::math::tanh_shrink {

/// The function.
struct curve : piecewise::spacing_of_tanh_f64 {
    static constexpr double root = piecewise::no_root;
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& t) {
        auto f = piecewise::tanh_at<Size>(t);
        for (Number& c : f.c) c = -c;
        f.c[0] += t;
        f.c[1] += Number(1);
        return f;
    }
};
/// For floats 2^100 times as large, so that next to 0 it is a normal number.
///
/// Method  below 1/4 from tanh's own series at 0, since the difference cancels.
struct curve_in_float {
    static constexpr float end = 16, up = 0x1p100f;
    static constexpr std::size_t rows = 1024;
    static constexpr unsigned rows_bits = 4, column_bits = 2;
    static constexpr int degree = 5;

    template <int Size>
    static constexpr piecewise::series<Size> at(double t) {
        auto f = curve::at<Size>(t);
        if (t < 0.25) {
            constexpr int terms = 24;
            const auto g = piecewise::tanh_at<terms>(0.0);
            f = {};
            for (int n = 0; n < Size; ++n) {
                double power = 1; // t^(k - n) times the binomial coefficient
                for (int k = n; k < terms; ++k) {
                    if (k > 1) f.c[n] -= g.c[k] * power;
                    power *= t * (k + 1) / (k + 1 - n);
                }
            }
        }
        for (double& c : f.c) c *= static_cast<double>(up);
        return f;
    }
};
/// The derivative.
struct slope_curve {
    static constexpr float end = 16;
    static constexpr std::size_t rows = 512;
    static constexpr unsigned rows_bits = 5, column_bits = 2;
    static constexpr int degree = 5;

    static constexpr double root = piecewise::no_root, root_lo = 0;
    static constexpr int degree_f64 = 9; // with 8 7.4 ULP next to where the series ends
    static constexpr double limit_f64 = 19.5, step_f64 = 0x1p-4, step_lo_f64 = 0;
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& t) {
        const auto g = piecewise::tanh_at<Size>(t);
        piecewise::series<Size, Number> f{};
        for (int i = 0; i < Size; ++i)
            for (int j = 0; j <= i; ++j) f.c[i] += g.c[j] * g.c[i - j];
        return f;
    }
};

} // namespace hinge::inline HINGE_TARGET::math::tanh_shrink
