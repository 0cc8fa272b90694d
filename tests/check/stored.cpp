// SPDX-License-Identifier: MIT
#include <cmath>

#include "catch.hpp"
#include "harness/judge.hpp"

// Every number of 16 bits through every function: the promise is 0.51 ULP of the stored type, rounding
// included. What the numbers stand for and their spacing is written here once more, apart from Hinge.

using namespace harness;

namespace {

constexpr double promise = 0.51;

struct layout {
    int exponent_bits, fraction_bits;

    int bias() const { return (1 << (exponent_bits - 1)) - 1; }
    int lowest_exponent() const { return 1 - bias(); }
    double spacing(double value) const {
        const int exponent = value == 0 ? lowest_exponent() : std::ilogb(value);
        return std::ldexp(1.0, std::max(exponent, lowest_exponent()) - fraction_bits);
    }
    /// What would come after the largest finite number.
    double overflow() const { return std::ldexp(1.0, bias() + 1); }

    double value(std::uint16_t bits) const {
        const int fraction = bits & ((1 << fraction_bits) - 1),
                  exponent = bits >> fraction_bits & ((1 << exponent_bits) - 1);
        double magnitude = std::ldexp(fraction, lowest_exponent() - fraction_bits);
        if (exponent == (1 << exponent_bits) - 1) {
            magnitude = fraction == 0 ? inf<double> : std::numeric_limits<double>::quiet_NaN();
        } else if (exponent > 0) {
            magnitude =
                std::ldexp(fraction + (1 << fraction_bits), exponent - bias() - fraction_bits);
        }
        return bits >> 15 == 1 ? -magnitude : magnitude;
    }
    /// In ULP; a result that is infinite counts as overflow().
    double error(double got, double want) const {
        if (std::isnan(got) || std::isnan(want))
            return std::isnan(got) == std::isnan(want) ? 0 : inf<double>;
        const double largest = overflow() - spacing(overflow() / 2) / 2; // from there on infinite
        if (std::abs(want) >= largest)
            return got == std::copysign(inf<double>, want) ? 0 : inf<double>;
        const double finite = std::isinf(got) ? std::copysign(overflow(), got) : got;
        return std::abs(finite - want) / spacing(want);
    }
};

double wanted(const tested<float>& f, member m, float x) {
    if (std::isinf(x)) {
        const limits<float> limits = f.limits();
        const auto& limit = limits[x < 0 ? 0 : 1];
        return static_cast<double>(m == member::forward ? limit.forward : limit.derivative);
    }
    if (m == member::derivative && std::abs(x - f.root()) < 0.02)
        return static_cast<double>(f.reference<long double>(m, x));
    return f.reference<double>(m, x);
}

void check_every_number(const stored_calls& calls, const tested<float>& f, member m) {
    const layout type{calls.exponent_bits, calls.fraction_bits};
    std::vector<std::uint16_t> x(65536), y(x.size());
    std::vector<float> as_floats(x.size()), results(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
        x[i] = static_cast<std::uint16_t>(i);
        as_floats[i] = static_cast<float>(type.value(x[i]));
    }
    calls.evaluate[index(m)](f.at.f, x.data(), y.data(), x.size());
    f.evaluate(m, as_floats.data(), results.data(), x.size());
    std::size_t wrong_signs = 0; // of zeros too; those of floats are judged elsewhere
    double worst = 0, worst_x = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double at = type.value(x[i]), got = type.value(y[i]);
        if (std::isnan(at)) {
            CHECK((y[i] >> (type.fraction_bits - 1) & 1) == 1); // quiet
            CHECK(std::isnan(got));
            continue;
        }
        const double error = type.error(got, wanted(f, m, static_cast<float>(at)));
        if (error > worst) worst = error, worst_x = at;
        wrong_signs += !std::isnan(got) && std::signbit(got) != std::signbit(results[i]);
    }
    INFO(f.name() << ' ' << name_of(m) << ", " << calls.type << ": " << worst << " ULP at "
                  << worst_x);
    CHECK(worst <= promise);
    CHECK(wrong_signs == 0);
}

} // namespace

TEST_CASE("every 16-bit number has a result within 0.51 ULP of its type") {
    const subject& s = the_subject();
    REQUIRE(s.stored.size() == 2);
    for (const stored_calls& calls : s.stored)
        for_each_instance<float>(s, [&](const tested<float>& f) {
            for (const member m : members) check_every_number(calls, f, m);
        });
}
