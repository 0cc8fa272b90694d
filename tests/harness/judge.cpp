// SPDX-License-Identifier: MIT
#include "harness/judge.hpp"

#include "harness/mpfr_number.hpp"

namespace harness {

namespace {

constexpr bool has_long_double = std::numeric_limits<long double>::digits == 64;

} // namespace

double_judge::double_judge(const tested<double>& function, member which)
    : f(function), m(which), at_limits(function.limits()) {
    (void)f.reference(m, mpfr_number(1)); // makes the constants that threads share
}

void double_judge::by_mpfr(result& r, double x, double got) const {
    const mpfr_number want = std::isfinite(x) ? f.reference(m, mpfr_number(x)) : mpfr_number(0);
    judge(r, x, got, want, at_limits, m);
}

void double_judge::fast(result& r, double x, double got) const {
    if (has_long_double && std::isfinite(x)) {
        const auto [seen, doubt] = estimate(x, got);
        if (seen.wrong == 0 && seen.worst + doubt <= r.worst) {
            ++r.inputs;
            return;
        }
    }
    by_mpfr(r, x, got);
}

void double_judge::checked(result& r, double x, double got) const {
    result exact;
    by_mpfr(exact, x, got);
    if (has_long_double && std::isfinite(x)) {
        const auto [seen, doubt] = estimate(x, got);
        if (!(std::abs(seen.worst - exact.worst) <= doubt) || seen.wrong < exact.wrong)
            exact.see_wrong(x);
    }
    r.merge(exact);
}

/// The reference in long double is off by a few of its own spacings, 2^-11 ULP, times the condition of
/// what it computes: for e^v, times the parameter or by it, that is |v|, at most |log2| of a result in
/// the tail (twice that for erfc); where the derivative crosses zero at a distance d, 1/d. A result
/// below the range of long double is 0 for double anyway.
double_judge::estimated double_judge::estimate(double x, double got) const {
    const long double want = f.reference(m, static_cast<long double>(x));
    const double p = f.parameter();
    result seen;
    judge(seen, x, got, want, at_limits, m);
    if (f.of.is_linear_in_parts) {
        const bool is_a_copy = m == member::derivative || want == x || want == p ||
                               want == f.second_parameter() || want == 0;
        return {seen, is_a_copy ? 0 : 0x1p-11};
    }
    const int log_want = want == 0 ? 0 : std::ilogb(want),
              log_p = want == 0 || p == 0 ? 0 : std::ilogb(p);
    double condition = std::max(std::abs(log_want), std::abs(log_want + log_p));
    if (const double root = f.root(); m == member::derivative && !std::isnan(root))
        condition += std::max(1.0, std::abs(root)) /
                     std::max(0.0, std::abs(x - root) - 0x1p-51 * std::abs(root));
    double doubt = 0x1p-11 * (8 + 4 * condition);
    // Next to a power of two the true result may lie on the side of the smaller spacing.
    const long double significand = std::abs(want) / std::scalbn(1.0L, std::ilogb(want));
    if (!(significand > 1 + 0x1p-49 && significand < 2 - 0x1p-49)) doubt += seen.worst + doubt;
    return {seen, doubt};
}

} // namespace harness
