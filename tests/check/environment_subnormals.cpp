// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "check/ways.hpp"
#include "harness/encoding.hpp"
#include "harness/environment.hpp"

// A caller that has subnormal numbers count as zeros, inputs and results, gets what others get but for
// those and the sums they would be part of.

using namespace harness;

namespace {

template <class T>
T flushed(T x) {
    return std::abs(x) < std::numeric_limits<T>::min() ? std::copysign(T(0), x) : x;
}

/// What was subnormal on the way is missing from a sum, which is less than the smallest normal number.
/// A smallest normal number may itself have been rounded up from a subnormal one: CPUs differ.
template <class T>
bool is_as_good(T got, T want) {
    return same(got, want) || std::abs(got - want) <= std::numeric_limits<T>::min();
}

} // namespace

TEMPLATE_TEST_CASE("with subnormal numbers flushed to zero all other results are the same", "",
                   float, double) {
    if (!flushing::exists()) return;
    for_each_instance<TestType>(the_subject(), [](const tested<TestType>& f) {
        if (!is_ordinary(f.at)) return;
        std::vector<TestType> x = finite_inputs(f);
        x.resize(x.size() / 64 * 64); // full batches
        std::vector<TestType> as_seen;
        for (const TestType v : x) as_seen.push_back(flushed(v));
        for (const auto& w : ways_of(f)) {
            std::vector<TestType> want(x.size()), got(x.size());
            w.run(as_seen.data(), want.data(), x.size());
            {
                const flushing set;
                w.run(x.data(), got.data(), x.size());
            }
            std::size_t wrong = 0, first = 0;
            for (std::size_t i = 0; i < x.size(); ++i) {
                if (!is_as_good(got[i], want[i]) && wrong++ == 0) first = i;
            }
            INFO(w.name << ": " << wrong << " wrong, the first f(" << x[first]
                        << ") = " << got[first] << " instead of " << want[first]);
            CHECK(wrong == 0);
        }
    });
}
