// SPDX-License-Identifier: MIT
#include <algorithm>
#include <sstream>

#include "catch.hpp"
#include "check/ways.hpp"
#include "harness/environment.hpp"

// Programs that turn INVALID, DIVBYZERO and OVERFLOW into traps live through every call on finite
// numbers whose results are finite.

using namespace harness;

namespace {

/// Those of x whose results are finite, and where both values of a call are wanted, both.
template <class T>
std::vector<T> with_finite_results(const tested<T>& f, member m) {
    std::vector<T> x = finite_inputs(f);
    std::vector<T> y(x.size()), d(x.size());
    f.calls().both(f.at.f, x.data(), y.data(), d.data(), x.size());
    std::vector<T> kept;
    for (std::size_t i = 0; i < x.size(); ++i)
        if (std::isfinite(d[i]) && (m == member::derivative || std::isfinite(y[i])))
            kept.push_back(x[i]);
    return kept;
}

/// The values of a call that has both, or one.
template <class T>
member values_of(const way<T>& w) {
    return w.name.ends_with("forward_with_derivative") ? member::forward : w.m;
}

template <class T>
bool raises(const way<T>& w, const T* x, std::size_t n) {
    std::vector<T> y(n);
    clear_flags();
    w.run(x, y.data(), n);
    return raised();
}

/// x in parts of all small lengths, so that the last vector of an array call is full or not; visit
/// says whether to go on.
template <class T, class Visitor>
void in_parts(const way<T>& w, const std::vector<T>& x, std::size_t longest, Visitor visit) {
    std::size_t length = 1;
    for (std::size_t i = 0; i < x.size();) {
        const std::size_t n =
            std::min(length * w.granularity, x.size() - i) / w.granularity * w.granularity;
        if (n == 0 || !visit(&x[i], n)) return;
        i += n;
        length = length % longest + 1;
    }
}

/// Up to four numbers of a part that raise something by themselves, or all together.
template <class T>
std::string culprits(const way<T>& w, const T* x, std::size_t n) {
    std::ostringstream text;
    int found = 0;
    for (std::size_t i = 0; i < n && found < 4; ++i) {
        const std::vector<T> alone(w.granularity, x[i]);
        if (!raises(w, alone.data(), alone.size())) continue;
        text << ' ' << x[i];
        ++found;
    }
    if (found == 0)
        for (std::size_t i = 0; i < n; ++i) text << ' ' << x[i];
    return text.str();
}

} // namespace

TEMPLATE_TEST_CASE(
    "finite numbers with finite results raise neither INVALID, DIVBYZERO nor OVERFLOW", "", float,
    double) {
    bool quiet = true;
    for_each_instance<TestType>(the_subject(), [&](const tested<TestType>& f) {
        if (!is_ordinary(f.at)) return;
        const std::vector<TestType> of_both[] = {with_finite_results(f, member::forward),
                                                 with_finite_results(f, member::derivative)};
        for (const auto& w : ways_of(f)) {
            const auto& x = of_both[index(values_of(w))];
            CHECK(x.size() > 20'000);
            std::size_t parts = 0;
            in_parts(w, x, 3 * f.calls().lanes + 1, [&](const TestType* part, std::size_t n) {
                if (!raises(w, part, n)) return true;
                INFO(w.name << ", n = " << n << ":" << culprits(w, part, n));
                CHECK(false);
                quiet = false;
                return ++parts < 3; // which is enough to see what is wrong
            });
        }
    });
    if (!quiet || !trapping::exists()) return;
    for_each_instance<TestType>(the_subject(), [&](const tested<TestType>& f) {
        if (!is_ordinary(f.at)) return;
        const auto x = with_finite_results(f, member::forward);
        std::vector<TestType> y(x.size());
        for (const auto& w : ways_of(f)) {
            const trapping armed;
            in_parts(w, x, 3 * f.calls().lanes + 1, [&](const TestType* part, std::size_t n) {
                w.run(part, y.data(), n);
                return true;
            });
        }
    });
}
