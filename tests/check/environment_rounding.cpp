// SPDX-License-Identifier: MIT
#include <cfenv>

#include "catch.hpp"
#include "check/ways.hpp"
#include "harness/environment.hpp"

// In another rounding mode results keep no bound in ULP, but are not wrong.

using namespace harness;

namespace {

struct mode {
    const char* name;
    int value;
};
constexpr mode modes[] = {{"to nearest", FE_TONEAREST},
                          {"upward", FE_UPWARD},
                          {"downward", FE_DOWNWARD},
                          {"toward zero", FE_TOWARDZERO}};

/// `scale` is what a function is multiplied by: elu's alpha. Where the ISA cannot round to the nearest
/// integer against the caller's mode, the exponential of floats is taken over twice its interval.
bool is_near(long double got, long double want, long double scale, bool rounds_by_itself) {
    const long double error = std::abs(got - want);
    const long double absolute = rounds_by_itself ? 1e-6L : 2e-5L,
                      relative = rounds_by_itself ? 1e-5L : 2e-5L;
    return error <= absolute * scale || error <= relative * std::abs(want);
}

} // namespace

TEMPLATE_TEST_CASE("results are right to five digits in every rounding mode", "", float, double) {
    for_each_instance<TestType>(the_subject(), [](const tested<TestType>& f) {
        if (!is_ordinary(f.at)) return;
        std::vector<TestType> x = finite_inputs(f);
        x.resize(x.size() / 64 * 64); // full batches
        const long double scale = std::max(1.0, std::abs(f.at.parameter));
        const bool by_itself = !tested<TestType>::is_float || f.of.rounds_by_itself;
        std::vector<long double> want[2];
        for (const member m : members)
            for (const TestType v : x)
                want[index(m)].push_back(f.reference(m, static_cast<long double>(v)));
        for (const auto& w : ways_of(f)) {
            for (const mode& now : modes) {
                std::vector<TestType> y(x.size());
                {
                    const rounding set(now.value);
                    w.run(x.data(), y.data(), x.size());
                }
                std::size_t wrong = 0, worst = 0;
                for (std::size_t i = 0; i < x.size(); ++i) {
                    const long double true_value = want[index(w.m)][i];
                    // Modes differ in what becomes of a number past the largest.
                    if (std::abs(true_value) > 0.999L * std::numeric_limits<TestType>::max())
                        continue;
                    if (!is_near(y[i], true_value, scale, by_itself) && wrong++ == 0) worst = i;
                }
                INFO(w.name << ", rounding " << now.name << ": " << wrong << " wrong, the first f("
                            << x[worst] << ") = " << y[worst] << " for "
                            << want[index(w.m)][worst]);
                CHECK(wrong == 0);
            }
        }
    });
}
