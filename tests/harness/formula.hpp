// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstdlib>
#include <type_traits>

/// What the reference formulas of several rows share, for W = double, long double or mpfr_number.
namespace harness {

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

/// x sigma(v), with exponentials that do not overflow.
template <class W>
W times_logistic(const W& x, const W& v) {
    using std::exp;
    if (v < W(0)) {
        const W e = exp(v);
        return x * e / (W(1) + e);
    }
    return x / (W(1) + exp(-v));
}

/// (x sigma(v))' = sigma(v) + x v' sigma(v) sigma(-v).
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

/// tanh(x), and 1 - tanh(x)^2 = 4 e / (1 + e)^2, e = e^(-2 |x|).
template <class W>
W hyperbolic_tangent(const W& x) {
    using std::expm1;
    const W m = expm1(x < W(0) ? W(2) * x : W(-2) * x);
    const W tanh = m / (W(2) + m);
    return x < W(0) ? tanh : -tanh;
}
template <class W>
W slope_of_tangent(const W& x) {
    using std::exp;
    const W e = exp(x < W(0) ? W(2) * x : W(-2) * x);
    return W(4) * e / ((W(1) + e) * (W(1) + e));
}

} // namespace harness
