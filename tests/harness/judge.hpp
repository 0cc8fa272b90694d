// SPDX-License-Identifier: MIT
#pragma once

#include "harness/encoding.hpp"
#include "harness/result.hpp"
#include "harness/ulp.hpp"

namespace harness {

/// One result against its reference. `want` is for a finite x; a NaN and the infinities are looked
/// up.
template <class T, class W>
void judge(result& r, T x, T got, const W& want, const limits<T>& limits, member m) {
    const auto at_limit = [&](std::size_t i) {
        return m == member::forward ? limits[i].forward : limits[i].derivative;
    };
    using std::signbit;
    if (std::isnan(x)) {
        if (!std::isnan(got)) r.see_wrong(x);
    } else if (std::isinf(x)) {
        if (encoded(got) != encoded(at_limit(x < 0 ? 0 : 1))) r.see_wrong(x);
    } else {
        r.see(ulp_error(got, want), x, got, static_cast<double>(want));
        // A zero has the sign of what it stands for; where the reference is 0 itself far out, that
        // of the limit, unless that is none, or the NaN of a slope 0, whose sign depends on the CPU.
        const T limit = at_limit(x < 0 ? 0 : 1);
        const bool underflowed = want == W(0) && std::abs(x) > 1 && limit == 0;
        const bool negative = underflowed ? std::signbit(limit) : signbit(want);
        if (got == 0 && std::signbit(got) != negative) r.see_wrong(x);
    }
}

/// Judges doubles, with MPFR where that is needed, which takes about 10 us for one.
class double_judge {
public:
    double_judge(const tested<double>& f, member m);

    using verdict = void (double_judge::*)(result& r, double x, double got) const;

    /// MPFR is asked about every input.
    void by_mpfr(result& r, double x, double got) const;

    /// The same verdict, a hundred times faster where long double has 64 bits: MPFR is asked only
    /// about inputs whose error in long double, plus what that itself may be off, is above the worst
    /// that MPFR has confirmed. `inputs` counts all of them.
    void fast(result& r, double x, double got) const;

    /// MPFR's verdict; where the fast one would be further off than it thinks, it counts as wrong.
    void checked(result& r, double x, double got) const;

private:
    struct estimated {
        result seen;
        double doubt; ///< how far seen.worst may be off
    };
    estimated estimate(double x, double got) const;

    tested<double> f;
    member m;
    limits<double> at_limits;
};

} // namespace harness
