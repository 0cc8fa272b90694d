// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <limits>
#include <vector>

/// What a row of tests/row says of its activation, and what holds where it says nothing.
namespace harness {

template <class T>
constexpr T inf = std::numeric_limits<T>::infinity();

constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();

/// What f and f' are at one input.
template <class T>
struct limit {
    T forward;
    T derivative;
};
/// In the order -inf, +inf, -0, +0.
template <class T>
using limits = std::array<limit<T>, 4>;

struct interval {
    double low;
    double high;
};

/// Where errors are to be looked for. A cliff c stands for -c too: an end of a table, a clamp, a
/// place where a result becomes subnormal, 0 or infinite.
struct terrain {
    std::vector<double> f32_cliffs;
    std::vector<double> f64_cliffs;
    std::vector<interval> f64_tails; ///< for random doubles
    std::vector<double> kinks{}; ///< where f or f' jumps, with the sign it has; `kink` is another
};

/// A kind of build. An activation has other kernels in each, and a claim is as tight as the worst of
/// them needs: that one decides whether the claim is too loose.
enum class builds {
    with_fma,
    with_register_tables,
    with_row_tables,
    without_double_tables,
    without_fma
};

struct deciders {
    builds forward_f32 = builds::with_fma;
    builds derivative_f32 = builds::with_fma;
    builds forward_f64 = builds::without_double_tables;
    builds derivative_f64 = builds::without_double_tables;
};

/// A row inherits from this and adds
///     forward<W>(x, p), derivative<W>(x, p)
///                 the formulas in a wider type W (double, long double, mpfr_number), which share no
///                 code with include/. p is the parameter, already rounded to the element type.
///     at_limits<T>(p)
///                 what f and f' are at -inf, +inf, -0 and +0, as encodings.
/// Where there is a second parameter, q, these and terrain_of take it too, behind p.
template <class F>
struct row {
    using activation = F;

    /// The ones to test: the default first, then odd parameters.
    static constexpr std::array instances{F{}};
    static double parameter(const F&) { return 0; }
    static double second_parameter(const F&) { return 0; }

    /// Where the derivative crosses zero: references in double cancel there.
    static constexpr double root = nowhere; // or root_of(parameter)
    /// Where the derivative jumps: difference quotients say nothing there.
    static constexpr double kink = nowhere;
    /// long double holds every result, but for the rounding of one product.
    static constexpr bool is_linear_in_parts = false;

    /// What backward gives for dy, where the derivative at x is known.
    template <class T>
    static T backward(T /*x*/, T dy, T derivative) {
        return dy * derivative;
    }

    /// Every float of it goes into a checksum: where the last digits of a coefficient show in one result
    /// of a million. Below 0.
    static constexpr interval dense{0, 0};

    static terrain terrain_of(double /*parameter*/) { return {}; }

    static constexpr deciders decided_by{};
};

/// For one whose derivative is 0 or 1. Backward is a selection: whatever dy is, a dead unit gives +0.
template <class F>
struct row_of_steps : row<F> {
    static constexpr bool is_linear_in_parts = true;

    template <class T>
    static T backward(T x, T dy, T derivative) {
        return derivative == 0 ? T(0) : derivative == 1 ? dy : x;
    }
};

} // namespace harness
