// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include <hinge/core/isa.hpp>

/// Taylor series, and the polynomials that the tables of this folder are made of. All of it is done
/// by the compiler.
namespace hinge::inline HINGE_TARGET::math::piecewise {

/// The first coefficients of a power series in d.
template <int Size>
struct series {
    static constexpr int size = Size;
    double c[std::size_t{Size}];
};

/// exp(x) and the square root to a relative 2^-40.
constexpr double exp_for_tables(double x) {
    double reduced = x / 1024, sum = 1;
    for (int n = 9; n > 0; --n) sum = 1 + reduced / n * sum;
    for (int i = 0; i < 10; ++i) sum *= sum;
    return sum;
}
constexpr double sqrt_for_tables(double x) {
    double root = x > 1 ? x : 1;
    for (int i = 0; i < 40; ++i) root = (root + x / root) / 2;
    return root;
}

/// log(1 + x), 0 <= x <= 1.
constexpr double log1p_for_tables(double x) {
    const double z = x / (2 + x);
    double sum = 0;
    for (int n = 39; n > 0; n -= 2) sum = sum * z * z + 2.0 / n;
    return sum * z;
}

/// A series on [-radius, radius] made a polynomial of `degree`: its highest term a d^n is replaced
/// by what is nearest to it among the lower ones, which leaves a (radius/2)^n 2 T_n(d / radius),
/// T_n being the Chebyshev polynomial. Source: Lanczos 1938, J. Math. Phys. 17.
template <int Size>
constexpr series<Size> shorten(series<Size> s, int degree, double radius) {
    for (int n = Size - 1; n > degree; --n) {
        // 2 (r/2)^n T_n(d/r) = sum over j of b_j d^(n-2j), b_0 = 1,
        // b_j = -b_(j-1) (r/2)^2 (n-2j+2)(n-2j+1) / (j (n-j)).
        double b = 1;
        for (int j = 1; 2 * j <= n; ++j) {
            b *= -radius * radius / 4 * (n - 2 * j + 2) * (n - 2 * j + 1) / (j * (n - j));
            s.c[n - 2 * j] -= s.c[n] * b;
        }
        s.c[n] = 0;
    }
    return s;
}

/// The piece about c on [c - radius, c + radius], from Terms terms of the series.
template <class Curve, int Degree, int Terms>
constexpr series<Degree + 1> piece(double centre, double radius, bool keep_value) {
    auto f = Curve::template at<Terms>(centre);
    if (keep_value) { // (F(c + d) - F(c)) / d
        // Next to a root, F(c) from the series would be what a cancellation has left.
        const double to_root = centre - Curve::root;
        const double value = centre == 0 ? f.c[0] : f.c[1] * to_root;
        for (int i = 1; i < Terms; ++i) f.c[i - 1] = f.c[i];
        f.c[Terms - 1] = 0;
        f = piecewise::shorten(f, Degree - 1, radius);
        for (int i = Degree; i > 0; --i) f.c[i] = f.c[i - 1];
        f.c[0] = value;
    } else {
        f = piecewise::shorten(f, Degree, radius);
    }
    series<Degree + 1> result{};
    for (int i = 0; i <= Degree; ++i) result.c[i] = f.c[i];
    return result;
}

/// A float next to `centre` at which F is nearly a float, so that rounding F there costs nothing: the
/// best of 64. Worth up to half an ULP, at no price.
template <class Curve, int Terms>
constexpr float good_centre(double centre) {
    const auto f = Curve::template at<Terms>(centre);
    double best = 1;
    float result = 0;
    for (int k = -32; k < 32; ++k) {
        const float candidate = static_cast<float>(centre + k * 0x1p-17);
        const double d = static_cast<double>(candidate) - centre;
        double value = 0;
        for (int i = Terms; i-- > 0;) value = value * d + f.c[i];
        const double ratio = static_cast<double>(static_cast<float>(value)) / value;
        const double error = ratio < 1 ? 1 - ratio : ratio - 1;
        if (error < best) best = error, result = candidate;
    }
    return result;
}

} // namespace hinge::inline HINGE_TARGET::math::piecewise
