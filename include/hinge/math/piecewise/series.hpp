// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include <hinge/math/exponent.hpp>
#include <hinge/math/piecewise/longer.hpp>

/// Taylor series, and the polynomials that the tables of this folder are made of. All of it is done
/// by the compiler.
namespace hinge::inline HINGE_TARGET::math::piecewise {

/// The first coefficients of a power series in d, each a double or longer.
template <int Size, class Number = double>
struct series {
    static constexpr int size = Size;
    Number c[std::size_t{Size}];
};

inline constexpr longer ln2_for_tables{ln2, ln2_rest};

/// The functions below compute the smaller terms in double.

/// exp(x), -60 < x <= 0, to a relative 2^-51, or longer to 2^-60.
template <class Number>
constexpr Number exp_for_tables(const Number& x) {
    const int k = static_cast<int>(static_cast<double>(x) * log2_e - 0.5);
    const Number r = x - Number(k) * Number(ln2_for_tables);
    double inner = 1;
    for (int n = 17; n > 6; --n) inner = 1 + static_cast<double>(r) / n * inner;
    Number sum = inner;
    for (int n = 6; n > 0; --n) sum = Number(1) + r / Number(n) * sum;
    return sum * Number(math::power_of_two<double>(k));
}
/// The square root to a relative 2^-40.
constexpr double sqrt_for_tables(double x) {
    double root = x > 1 ? x : 1;
    for (int i = 0; i < 40; ++i) root = (root + x / root) / 2;
    return root;
}

/// log(1 + x), 0 <= x <= 1.
template <class Number>
constexpr Number log1p_for_tables(const Number& x) {
    const Number z = x / (Number(2) + x);
    const double rounded = static_cast<double>(z);
    double inner = 0;
    for (int n = 39; n > 9; n -= 2) inner = inner * rounded * rounded + 2.0 / n;
    Number sum = inner;
    for (int n = 9; n > 0; n -= 2) sum = sum * z * z + Number(2) / Number(n);
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

/// The series f of the piece about `centre`, made a polynomial of `degree` on [centre - radius,
/// centre + radius]; with keep_value without a change of f.c[0].
template <int Degree, int Terms>
constexpr series<Degree + 1> shortened(series<Terms> f, double radius, bool keep_value) {
    const double value = f.c[0];
    if (keep_value) { // (F(c + d) - F(c)) / d
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

/// What a float lacks of Curve::steepness, the slope at the root, where that is given. It is taken off
/// every piece, whose slope at the root is then a float, and added again to what they give.
template <class Curve>
constexpr double slope_rest() {
    if constexpr (requires { Curve::steepness; })
        return Curve::steepness - static_cast<double>(static_cast<float>(Curve::steepness));
    return 0;
}

template <class Curve>
constexpr bool has_slope_rest() {
    constexpr double rest = piecewise::slope_rest<Curve>();
    return rest < 0 || rest > 0;
}

/// The piece about `centre`, from Terms terms of the series.
template <class Curve, int Degree, int Terms>
constexpr series<Degree + 1> piece(double centre, double radius, bool keep_value) {
    auto f = Curve::template at<Terms>(centre);
    // Next to a root, F(c) from the series would be what a cancellation has left.
    if (keep_value && (centre < 0 || centre > 0)) f.c[0] = f.c[1] * (centre - Curve::root);
    auto s = piecewise::shortened<Degree>(f, radius, keep_value);
    s.c[1] -= slope_rest<Curve>();
    return s;
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
        if (error < best) {
            best = error;
            result = candidate;
        }
    }
    return result;
}

} // namespace hinge::inline HINGE_TARGET::math::piecewise
