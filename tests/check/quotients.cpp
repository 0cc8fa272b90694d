// SPDX-License-Identifier: MIT
#include <algorithm>

#include "catch.hpp"
#include "harness/sampling.hpp"

using namespace harness;

TEST_CASE("the derivative agrees with difference quotients") {
    // Independent of the reference derivatives: catches one that belongs to another formula.
    for_each_instance<double>(the_subject(), [](const tested<double>& f) {
        INFO(f.name());
        std::vector<double> kinks = f.terrain().kinks;
        kinks.push_back(f.of.kink);
        const auto value = [&](double x) { return f.scalar(member::forward, x); };
        const double h = 1e-5;
        for (int i = 0; i < 1'000; ++i) {
            const double x = (i - 500) * 0.0123 + 0.0007;
            const auto is_near = [&](double kink) { return std::abs(x - kink) < 1e-3; };
            if (std::any_of(kinks.begin(), kinks.end(), is_near)) continue;
            const double slope = f.scalar(member::derivative, x);
            const double scale = std::max(1.0, std::abs(value(x)));
            if (std::isinf(value(x - h)) || std::isinf(slope)) continue;
            CAPTURE(x);
            REQUIRE(std::abs((value(x + h) - value(x - h)) / (2 * h) - slope) < 2e-7 * scale);
        }
    });
}
