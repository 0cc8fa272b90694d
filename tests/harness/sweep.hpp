// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <vector>

#include "harness/judge.hpp"

/// Sweeps over many inputs, on all threads, by the array calls: every lane gets another input.
namespace harness {

/// Every stride-th float, beginning with the first-th encoding, by references in double.
/// progress(done) is called now and then with the number of encodings passed.
result sweep_floats(const tested<float>& f, member m, std::uint64_t stride, std::uint64_t first,
                    const std::function<void(std::uint64_t)>& progress = {});

/// These floats, by references in long double.
result check_floats(const tested<float>& f, member m, const std::vector<float>& x);

/// The hard doubles, the infinities and a NaN, and random doubles up to n in all.
result check_doubles(const tested<double>& f, member m, std::size_t n,
                     double_judge::verdict verdict = &double_judge::fast);

} // namespace harness
