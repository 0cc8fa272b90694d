// SPDX-License-Identifier: MIT
#include <cstdio>

#include <unistd.h>

#include "catch.hpp"
#include "harness/sampling.hpp"
#include "harness/sweep.hpp"

// Every float and many doubles through the function with default parameters: a line of the table in
// tests/accuracy.md, and what may stand beside the claim.

using namespace harness;

namespace {

std::string cell(const result& r, double claim) {
    char text[80];
    std::snprintf(text, sizeof text, " %.3f (%g) |", r.worst, claim);
    return text;
}

/// Shows how far a sweep is where someone is watching.
void show(member m, std::uint64_t done) {
    static const bool watched = isatty(fileno(stderr)) != 0;
    if (watched)
        std::fprintf(stderr, "\r%s %s: %d %%  ", the_subject().name.c_str(), name_of(m),
                     static_cast<int>(done * 100 >> 32));
}

} // namespace

TEST_CASE("every float keeps the claims, and many doubles", "[.exhaustive]") {
    const subject& s = the_subject();
    const bool with_floats = setting("HINGE_EXHAUSTIVE_FLOATS", 1) != 0;
    const std::size_t n = setting("HINGE_EXHAUSTIVE_DOUBLES", 20'000'000);
    REQUIRE((with_floats || n != 0));
    const tested<float> floats{s, s.instances.front()};
    const tested<double> doubles{s, s.instances.front()};
    std::string row = "| `" + s.name + "` |", comments;
    const auto hold = [&](const auto& f, const auto& measure) {
        result found[2];
        for (const member m : members) {
            const double claim = f.claim(m);
            const result r = found[index(m)] = measure(m);
            INFO(describe(f, m, r, claim));
            CHECK(r.worst <= claim);
            CHECK(r.wrong == 0);
            row += cell(r, claim);
        }
        comments += as_comment(f, found[0], found[1]);
    };
    if (with_floats) {
        hold(floats, [&](member m) {
            return sweep_floats(floats, m, 1, 0, [m](auto done) { show(m, done); });
        });
    }
    if (n != 0) hold(doubles, [&](member m) { return check_doubles(doubles, m, n); });
    std::printf("%sisa: %s\n%s%s\n", isatty(fileno(stderr)) != 0 ? "\n" : "", s.isa.c_str(),
                comments.c_str(), row.c_str());
}
