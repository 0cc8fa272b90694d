// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

#include "harness/tested.hpp"

namespace harness {

/// What a sweep of one function found.
struct result {
    double worst = -1;               ///< largest error in ULP
    double x = 0, got = 0, want = 0; ///< where
    std::uint64_t inputs = 0;
    std::uint64_t wrong = 0; ///< NaN, infinity or zero with the wrong encoding
    double wrong_x = 0;

    void see(double error, double at, double value, double reference) {
        ++inputs;
        if (error > worst) worst = error, x = at, got = value, want = reference;
    }
    void see_wrong(double at) {
        if (wrong++ == 0) wrong_x = at;
    }
    void merge(const result& other);
};

/// "gelu forward float: measured 1.523 ULP, claim 1.53; worst at -0x1.8p-1, ...".
template <class T>
std::string describe(const tested<T>& f, member m, const result& r, double bound);

/// "// float, row tables: 1.5231 ULP at -0x1.8p-1, derivative ...", a line to stand beside the claim.
template <class T>
std::string as_comment(const tested<T>& f, const result& forward, const result& derivative);

} // namespace harness
