// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/piecewise/curve.hpp>
#include <hinge/math/tanh/series.hpp>

/// The tables of x - tanh(x); they stand here because its header would be too long with them. None is used
/// next to 0, where its error, relative to the value of a piece, is large.
namespace hinge::inline HINGE_TARGET::math::tanh_shrink {

/// From there on tanh is 1 for float.
inline constexpr float limit = 9.1f;

struct spacing : piecewise::spacing_even<spacing> {
    static constexpr int degree = 6;
    static constexpr std::size_t rows = 512;
    static constexpr double root = piecewise::no_root;
    static constexpr float limit = tanh_shrink::limit, step = 0x1.26p-6f, width = 0.3f;
};

/// The function.
struct curve : spacing, piecewise::spacing_of_tanh_f64 {
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& t) {
        auto f = piecewise::tanh_at<Size>(t);
        for (Number& c : f.c) c = -c;
        f.c[0] += t;
        f.c[1] += Number(1);
        return f;
    }
};
/// The function by x, which falls less steeply to the left.
struct quotient_curve : spacing {
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& t) {
        auto f = curve::at<Size>(t);
        const bool is_0 = !(static_cast<double>(t) > 0); // a row that is not used
        for (int i = 0; i < Size; ++i)
            f.c[i] = is_0 ? Number(0) : (f.c[i] - (i > 0 ? f.c[i - 1] : Number(0))) / t;
        return f;
    }
};
/// The derivative.
struct slope_curve : spacing {
    static constexpr double root_lo = 0;
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
