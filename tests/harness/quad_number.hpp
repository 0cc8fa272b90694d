// SPDX-License-Identifier: MIT
#pragma once

#include <limits>

#include <quadmath.h>

/// What stands in for mpfr_number.hpp where the compiler has libquadmath and there is no MPFR: 113 bits.
/// At a double next to a derivative's root they leave a hundredth of an ULP.
class mpfr_number {
public:
    mpfr_number(double value = 0) noexcept : n(value) {}
    static mpfr_number from_decimal(const char* digits) noexcept {
        return of(strtoflt128(digits, nullptr));
    }
    explicit operator double() const noexcept { return static_cast<double>(n); }

    friend mpfr_number operator+(const mpfr_number& a, const mpfr_number& b) {
        return of(a.n + b.n);
    }
    friend mpfr_number operator-(const mpfr_number& a, const mpfr_number& b) {
        return of(a.n - b.n);
    }
    friend mpfr_number operator*(const mpfr_number& a, const mpfr_number& b) {
        return of(a.n * b.n);
    }
    friend mpfr_number operator/(const mpfr_number& a, const mpfr_number& b) {
        return of(a.n / b.n);
    }
    friend mpfr_number operator-(const mpfr_number& a) { return of(-a.n); }
    friend bool operator<(const mpfr_number& a, const mpfr_number& b) { return a.n < b.n; }
    friend bool operator>(const mpfr_number& a, const mpfr_number& b) { return a.n > b.n; }
    friend bool operator==(const mpfr_number& a, const mpfr_number& b) { return a.n == b.n; }

    friend mpfr_number exp(const mpfr_number& a) { return of(expq(a.n)); }
    friend mpfr_number expm1(const mpfr_number& a) { return of(expm1q(a.n)); }
    friend mpfr_number log1p(const mpfr_number& a) { return of(log1pq(a.n)); }
    friend mpfr_number erfc(const mpfr_number& a) { return of(erfcq(a.n)); }
    friend mpfr_number sqrt(const mpfr_number& a) { return of(sqrtq(a.n)); }
    friend mpfr_number abs(const mpfr_number& a) { return of(fabsq(a.n)); }
    friend mpfr_number ldexp(const mpfr_number& a, int exponent) {
        return of(ldexpq(a.n, exponent));
    }
    /// The exponent e of |a| = m 2^e, 1 <= m < 2.
    friend int ilogb(const mpfr_number& a) {
        return a.n == 0 ? std::numeric_limits<int>::min() : ilogbq(a.n);
    }
    friend bool signbit(const mpfr_number& a) { return signbitq(a.n) != 0; }

private:
    static mpfr_number of(__float128 value) {
        mpfr_number result;
        result.n = value;
        return result;
    }

    __float128 n;
};

inline void mpfr_free_cache() {}
