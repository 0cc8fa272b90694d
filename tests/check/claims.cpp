// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "harness/sampling.hpp"
#include "harness/sweep.hpp"

using namespace harness;

namespace {

constexpr double ceiling_f32 = 2, ceiling_f64 = 4;

/// What a claim promises for this instance.
template <class T>
double bound(const tested<T>& f, member m) {
    if (f.is_default() || !tested<T>::is_float) return f.claim(m);
    return std::max(f.claim(m), f.of.claim.other_parameters_f32);
}

/// Measures all instances, prints a line for each, and holds the worst against the claim from either
/// side.
template <class T, class Measure>
void check_claim(member m, const Measure& measure) {
    const subject& s = the_subject();
    double worst = 0;
    for_each_instance<T>(s, [&](const tested<T>& f) {
        const result r = measure(f);
        const std::string line = describe(f, m, r, bound(f, m));
        std::puts(line.c_str());
        INFO(line);
        CHECK(r.worst <= bound(f, m));
        CHECK(r.wrong == 0);
        worst = std::max(worst, r.worst);
    });
    const double claim = tested<T>{s, s.instances.front()}.claim(m);
    const bool decides = tested<T>::is_float ? s.decides.f32[index(m)] : s.decides.f64[index(m)];
    // A share of the inputs does not find the worst.
    const bool is_loose = decides && share(2) == 2 && claim > 1.25 * worst;
    INFO(s.name << ", " << name_of(m) << ", " << 8 * sizeof(T) << " bits: the claim " << claim
                << " is more than a quarter above " << worst << ", the worst of all parameters");
    CHECK_FALSE(is_loose);
}

void check_floats(member m) {
    check_claim<float>(m, [m](const tested<float>& f) {
        // A prime stride, so that the low bits vary: 10 million floats for the default parameters, a
        // tenth of it for others.
        const std::uint64_t stride = f.is_default() ? 431 : 4481;
        result r = sweep_floats(f, m, stride * (1'000'000 / share(1'000'000)), 7);
        // Which passes by the places where underflow lost a sign once.
        r.merge(harness::check_floats(f, m, hard_inputs(f)));
        CHECK(r.inputs > share(f.is_default() ? 9'000'000 : 900'000));
        return r;
    });
}

void check_doubles(member m) {
    check_claim<double>(m, [m](const tested<double>& f) {
        const std::size_t n = share(f.is_default() ? 2'000'000 : 500'000);
        const result r = harness::check_doubles(f, m, n);
        CHECK(r.inputs > n / 2);
        return r;
    });
}

} // namespace

TEST_CASE("every claim is below the ceilings") {
    const subject& s = the_subject();
    for (const member m : members) {
        CHECK(s.claim.f32[index(m)] <= ceiling_f32);
        CHECK(s.claim.f64[index(m)] <= ceiling_f64);
    }
    CHECK(s.claim.other_parameters_f32 <= ceiling_f32);
}

TEST_CASE("floats keep the claim") { check_floats(member::forward); }
TEST_CASE("floats keep the derivative's claim") { check_floats(member::derivative); }
TEST_CASE("doubles keep the claim") { check_doubles(member::forward); }
TEST_CASE("doubles keep the derivative's claim") { check_doubles(member::derivative); }

TEST_CASE("the fast judge of doubles says what MPFR says") {
    for_each_instance<double>(the_subject(), [](const tested<double>& f) {
        for (const member m : members) {
            const std::size_t n = share(f.is_default() ? 20'000 : 5'000);
            const result r = harness::check_doubles(f, m, n, &double_judge::checked);
            INFO(describe(f, m, r, bound(f, m)));
            CHECK(r.wrong == 0);
        }
    });
}
