// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/isa.hpp>

namespace hinge::inline HINGE_TARGET::math::piecewise {

/// A number of about 100 bits, the sum hi + lo, for what a compiler computes.
/// Source: Dekker 1971, Numer. Math. 18.
struct longer {
    double hi = 0, lo = 0;

    constexpr longer() = default;
    constexpr longer(double x) : hi(x) {}
    constexpr explicit operator double() const { return hi; }
    constexpr longer(double high, double low) : hi(high + low), lo(low - (hi - high)) {}

    friend constexpr longer operator-(const longer& a) { return {-a.hi, -a.lo}; }
    friend constexpr longer operator+(const longer& a, const longer& b) {
        const double sum = a.hi + b.hi, b_seen = sum - a.hi;
        const double rest = (a.hi - (sum - b_seen)) + (b.hi - b_seen);
        return {sum, rest + (a.lo + b.lo)};
    }
    friend constexpr longer operator-(const longer& a, const longer& b) { return a + -b; }
    friend constexpr longer operator*(const longer& a, const longer& b) {
        constexpr double splitter = 0x1.0000002p27;
        const double x = a.hi * splitter, x_hi = x - (x - a.hi), x_lo = a.hi - x_hi;
        const double y = b.hi * splitter, y_hi = y - (y - b.hi), y_lo = b.hi - y_hi;
        const double product = a.hi * b.hi;
        const double rest = ((x_hi * y_hi - product) + x_hi * y_lo + x_lo * y_hi) + x_lo * y_lo;
        return {product, rest + (a.hi * b.lo + a.lo * b.hi)};
    }
    friend constexpr longer operator/(const longer& a, const longer& b) {
        const double quotient = a.hi / b.hi;
        return {quotient, (a - b * quotient).hi / b.hi};
    }
    constexpr longer& operator+=(const longer& b) { return *this = *this + b; }
    constexpr longer& operator-=(const longer& b) { return *this = *this - b; }
    constexpr longer& operator*=(const longer& b) { return *this = *this * b; }
};

} // namespace hinge::inline HINGE_TARGET::math::piecewise
