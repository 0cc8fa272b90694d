// SPDX-License-Identifier: MIT
#pragma once

#if defined(HINGE_TEST_WITHOUT_MPFR)
#include "harness/quad_number.hpp"
#else

#include <compare>
#include <limits>

#include <mpfr.h>

/// An MPFR number with the operators and functions that reference formulas use. 240 bits: a double
/// has 53, and the worst cancellation in the formulas, at a double next to a derivative's root,
/// costs about 60.
class mpfr_number {
public:
    mpfr_number(double value = 0) noexcept {
        mpfr_init2(n, precision);
        mpfr_set_d(n, value, MPFR_RNDN);
    }
    static mpfr_number from_decimal(const char* digits) noexcept {
        mpfr_number result;
        mpfr_set_str(result.n, digits, 10, MPFR_RNDN);
        return result;
    }
    mpfr_number(const mpfr_number& other) noexcept {
        mpfr_init2(n, precision);
        mpfr_set(n, other.n, MPFR_RNDN);
    }
    mpfr_number& operator=(const mpfr_number& other) noexcept {
        mpfr_set(n, other.n, MPFR_RNDN);
        return *this;
    }
    ~mpfr_number() { mpfr_clear(n); }

    explicit operator double() const noexcept { return mpfr_get_d(n, MPFR_RNDN); }

    friend mpfr_number operator+(const mpfr_number& a, const mpfr_number& b) {
        return apply(mpfr_add, a, b);
    }
    friend mpfr_number operator-(const mpfr_number& a, const mpfr_number& b) {
        return apply(mpfr_sub, a, b);
    }
    friend mpfr_number operator*(const mpfr_number& a, const mpfr_number& b) {
        return apply(mpfr_mul, a, b);
    }
    friend mpfr_number operator/(const mpfr_number& a, const mpfr_number& b) {
        return apply(mpfr_div, a, b);
    }
    friend mpfr_number operator-(const mpfr_number& a) { return apply(mpfr_neg, a); }
    friend bool operator<(const mpfr_number& a, const mpfr_number& b) {
        return mpfr_less_p(a.n, b.n) != 0;
    }
    friend bool operator>(const mpfr_number& a, const mpfr_number& b) { return b < a; }
    friend bool operator==(const mpfr_number& a, const mpfr_number& b) {
        return mpfr_equal_p(a.n, b.n) != 0;
    }

    friend mpfr_number exp(const mpfr_number& a) { return apply(mpfr_exp, a); }
    friend mpfr_number expm1(const mpfr_number& a) { return apply(mpfr_expm1, a); }
    friend mpfr_number log1p(const mpfr_number& a) { return apply(mpfr_log1p, a); }
    friend mpfr_number erfc(const mpfr_number& a) { return apply(mpfr_erfc, a); }
    friend mpfr_number sqrt(const mpfr_number& a) { return apply(mpfr_sqrt, a); }
    friend mpfr_number abs(const mpfr_number& a) { return apply(mpfr_abs, a); }
    friend mpfr_number ldexp(const mpfr_number& a, int exponent) {
        mpfr_number result;
        mpfr_mul_2si(result.n, a.n, exponent, MPFR_RNDN);
        return result;
    }
    /// The exponent e of |a| = m 2^e, 1 <= m < 2.
    friend int ilogb(const mpfr_number& a) {
        return mpfr_zero_p(a.n) ? std::numeric_limits<int>::min()
                                : static_cast<int>(mpfr_get_exp(a.n) - 1);
    }
    friend bool signbit(const mpfr_number& a) { return mpfr_signbit(a.n) != 0; }

private:
    static constexpr mpfr_prec_t precision = 240;

    template <class Function, class... Arguments>
    static mpfr_number apply(Function function, const Arguments&... arguments) {
        mpfr_number result;
        function(result.n, arguments.n..., MPFR_RNDN);
        return result;
    }

    mpfr_t n;
};

#endif
