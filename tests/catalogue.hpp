// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <type_traits>

#include <hinge/hinge.hpp>

/// The tests' catalogue: one row per activation, and every test goes over all of them.
///
/// A row gives
///   activation   the type under test
///   instances    the ones to test: the default first, then odd parameters
///   parameter    the parameter of an instance (0 if it has none)
///   forward, derivative   the reference formulas in a wider type W (double, long double,
///   mpfr_number), which share no
///                code with include/. p is the parameter, already rounded to the element type.
///   root         where the derivative crosses zero: references in double cancel there (NaN:
///   nowhere) limits       what f and f' are at -inf, +inf, -0 and +0, as encodings, p being the
///   parameter
namespace catalogue {

constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();

template <class T>
struct limit {
    T forward;
    T derivative;
};

/// In the order -inf, +inf, -0, +0.
template <class T>
using limits = std::array<limit<T>, 4>;

template <class T>
constexpr T inf = std::numeric_limits<T>::infinity();

/// A decimal constant to all of W's digits.
template <class W>
W decimal(const char* digits) {
    if constexpr (std::is_floating_point_v<W>) {
        return static_cast<W>(std::strtold(digits, nullptr));
    } else {
        return W::from_decimal(digits);
    }
}
template <class W>
const W& pi() {
    static const W value = decimal<W>(
        "3.14159265358979323846264338327950288419716939937510582097494459230781640628620899");
    return value;
}

/// (x sigma(v))' = sigma(v) + x v' sigma(v) sigma(-v), with exponentials that do not overflow.
template <class W>
W logistic_slope(const W& x, const W& v, const W& slope_of_v) {
    using std::exp;
    if (v < W(0)) {
        const W e = exp(v);
        return e * (W(1) + e + x * slope_of_v) / ((W(1) + e) * (W(1) + e));
    }
    const W e = exp(-v);
    return (W(1) + e + x * slope_of_v * e) / ((W(1) + e) * (W(1) + e));
}
template <class W>
W times_logistic(const W& x, const W& v) {
    using std::exp;
    if (v < W(0)) {
        const W e = exp(v);
        return x * e / (W(1) + e);
    }
    return x / (W(1) + exp(-v));
}

struct relu {
    using activation = hinge::relu;
    static constexpr std::array instances{activation{}};
    static constexpr double root = nowhere;
    static double parameter(const activation&) { return 0; }
    template <class W>
    static W forward(const W& x, const W&) {
        return x > W(0) ? x : W(0);
    }
    template <class W>
    static W derivative(const W& x, const W&) {
        return x > W(0) ? W(1) : W(0);
    }
    template <class T>
    static limits<T> at_limits(T) {
        return {{{0, 0}, {inf<T>, 1}, {0, 0}, {0, 0}}};
    }
};

/// leaky_relu and prelu differ in their names only.
struct leaky_formula {
    static constexpr double root = nowhere;
    template <class W>
    static W forward(const W& x, const W& p) {
        return x > W(0) ? x : p * x;
    }
    template <class W>
    static W derivative(const W& x, const W& p) {
        return x > W(0) ? W(1) : p;
    }
    template <class T>
    static limits<T> at_limits(T p) {
        return {{{p * -inf<T>, p}, {inf<T>, 1}, {p * T(-0.0), p}, {p * T(0), p}}};
    }
};
struct leaky_relu : leaky_formula {
    using activation = hinge::leaky_relu;
    static constexpr std::array instances{activation{}, activation{-0.5}, activation{1.5},
                                          activation{0}};
    static double parameter(const activation& f) { return f.negative_slope; }
};
struct prelu : leaky_formula {
    using activation = hinge::prelu;
    static constexpr std::array instances{activation{}, activation{-0.3}, activation{3}};
    static double parameter(const activation& f) { return f.slope; }
};

struct gelu {
    using activation = hinge::gelu;
    static constexpr std::array instances{activation{}};
    static constexpr double root = -0.75179152469356446;
    static double parameter(const activation&) { return 0; }
    template <class W>
    static W forward(const W& x, const W&) {
        using std::erfc, std::sqrt;
        static const W sqrt2 = sqrt(W(2));
        return x * erfc(-x / sqrt2) / W(2);
    }
    template <class W>
    static W derivative(const W& x, const W&) {
        using std::erfc, std::exp, std::sqrt;
        static const W sqrt2 = sqrt(W(2)), sqrt2pi = sqrt(W(2) * pi<W>());
        return erfc(-x / sqrt2) / W(2) + x * exp(-x * x / W(2)) / sqrt2pi;
    }
    template <class T>
    static limits<T> at_limits(T) {
        return {{{T(-0.0), T(-0.0)}, {inf<T>, 1}, {T(-0.0), T(0.5)}, {0, T(0.5)}}};
    }
};

struct gelu_tanh {
    using activation = hinge::gelu_tanh;
    static constexpr std::array instances{activation{}};
    static constexpr double root = -0.75246142207101626;
    static double parameter(const activation&) { return 0; }
    template <class W>
    static const W& linear() {
        using std::sqrt;
        static const W value = W(2) * sqrt(W(2) / pi<W>());
        return value;
    }
    template <class W>
    static const W& cubic() {
        static const W value = linear<W>() * decimal<W>("0.044715");
        return value;
    }
    template <class W>
    static W forward(const W& x, const W&) {
        return catalogue::times_logistic(x, W(x * (linear<W>() + cubic<W>() * x * x)));
    }
    template <class W>
    static W derivative(const W& x, const W&) {
        return catalogue::logistic_slope(x, W(x * (linear<W>() + cubic<W>() * x * x)),
                                         W(linear<W>() + W(3) * cubic<W>() * x * x));
    }
    template <class T>
    static limits<T> at_limits(T p) {
        return gelu::at_limits(p);
    }
};

struct silu {
    using activation = hinge::silu;
    static constexpr std::array instances{activation{}};
    static constexpr double root = -1.2784645427610738;
    static double parameter(const activation&) { return 0; }
    template <class W>
    static W forward(const W& x, const W&) {
        return catalogue::times_logistic(x, x);
    }
    template <class W>
    static W derivative(const W& x, const W&) {
        return catalogue::logistic_slope(x, x, W(1));
    }
    template <class T>
    static limits<T> at_limits(T p) {
        return gelu::at_limits(p);
    }
};

struct softplus {
    using activation = hinge::softplus;
    static constexpr std::array instances{activation{}, activation{0.1}, activation{20},
                                          activation{-3}};
    static constexpr double root = nowhere;
    static double parameter(const activation& f) { return f.beta; }
    template <class W>
    static W forward(const W& x, const W& p) {
        using std::exp, std::log1p;
        const W v = p * x;
        return v > W(0) ? x + log1p(exp(-v)) / p : log1p(exp(v)) / p;
    }
    template <class W>
    static W derivative(const W& x, const W& p) {
        return catalogue::times_logistic(W(1), W(p * x));
    }
    template <class T>
    static limits<T> at_limits(T p) {
        const T zero = T(0.69314718055994530941723212145817657L / static_cast<long double>(p));
        const limit<T> far_left{T(0) / p, 0}, far_right{p * inf<T>, 1};
        if (p > 0) return {{far_left, far_right, {zero, T(0.5)}, {zero, T(0.5)}}};
        return {{far_right, far_left, {zero, T(0.5)}, {zero, T(0.5)}}};
    }
};

struct elu {
    using activation = hinge::elu;
    static constexpr std::array instances{activation{}, activation{0}, activation{-0.5},
                                          activation{1.7}};
    static constexpr double root = nowhere;
    static double parameter(const activation& f) { return f.alpha; }
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
    static limits<T> at_limits(T p) {
        return {{{-p, p * T(0)}, {inf<T>, 1}, {p * T(-0.0), p}, {p * T(0), p}}};
    }
};

struct selu {
    using activation = hinge::selu;
    static constexpr std::array instances{activation{}};
    static constexpr double root = nowhere;
    static double parameter(const activation&) { return 0; }
    template <class W>
    static const W& scale() {
        static const W value = decimal<W>("1.0507009873554804934193349852946");
        return value;
    }
    template <class W>
    static const W& scale_alpha() {
        static const W value = scale<W>() * decimal<W>("1.6732632423543772848170429916717");
        return value;
    }
    template <class W>
    static W forward(const W& x, const W&) {
        using std::expm1;
        return x > W(0) ? scale<W>() * x : scale_alpha<W>() * expm1(x);
    }
    template <class W>
    static W derivative(const W& x, const W&) {
        using std::exp;
        return x > W(0) ? scale<W>() : scale_alpha<W>() * exp(x);
    }
    template <class T>
    static limits<T> at_limits(T) {
        const T right = static_cast<T>(scale<long double>()),
                left = static_cast<T>(scale_alpha<long double>());
        return {{{-left, 0}, {inf<T>, right}, {T(-0.0), left}, {0, left}}};
    }
};

/// Whether a float result is read off a table, whose shape depends on the ISA, and so do last bits.
template <class F>
constexpr bool f32_from_table(bool derivative) {
    return F::name == "gelu" || F::name == "gelu_tanh" || (F::name == "silu" && derivative);
}

/// Calls visit(row) for every row.
template <class Visitor>
void for_each_row(Visitor visit) {
    const auto each = [&]<class... Rows>(const Rows&... rows) { (visit(rows), ...); };
    each(relu{}, leaky_relu{}, prelu{}, gelu{}, gelu_tanh{}, silu{}, softplus{}, elu{}, selu{});
}

/// Calls visit(row, f) for every instance of every row.
template <class Visitor>
void for_each_instance(Visitor visit) {
    for_each_row([&](auto row) {
        for (const auto& f : row.instances) visit(row, f);
    });
}

} // namespace catalogue
