// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <vector>

#include <hinge/hinge.hpp>

#include "catch.hpp"
#include "samples.hpp"

// More of what the functions are for: bounded ones, gates, the hard forms of curves, sparse ones.

namespace {

template <class F>
std::vector<float> of(const F& f, std::vector<float> x) {
    hinge::forward(f, x, x);
    return x;
}

double share_of_zeros(const std::vector<float>& y) {
    return static_cast<double>(std::count(y.begin(), y.end(), 0.0f)) /
           static_cast<double>(y.size());
}

/// The largest |f(x) - g(x)| for |x| <= 20.
template <class F, class G>
double largest_distance(const F& f, const G& g) {
    double largest = 0;
    for (double x = -20; x <= 20; x += 0x1p-8) largest = std::max(largest, std::abs(f(x) - g(x)));
    return largest;
}

} // namespace

TEST_CASE("the slope of the logistic function is at most 1/4, that of tanh at most 1") {
    const hinge::sigmoid sigma;
    for (double x = -40; x <= 40; x += 0x1p-8) {
        // What goes back through n layers of sigmoids shrinks by 4^n at least.
        REQUIRE(sigma.derivative(x) <= 0.25);
        REQUIRE(std::abs(sigma.derivative(x) - sigma(x) * (1 - sigma(x))) < 1e-15);
        REQUIRE(hinge::tanh{}.derivative(x) <= 1);
    }
    CHECK(sigma.derivative(0.0) == 0.25);
    CHECK(hinge::tanh{}.derivative(0.0) == 1);
}

TEST_CASE("tanh is odd and zero-centred, the logistic function is neither") {
    const auto x = normal(100'000, 1, 20);
    for (float v : x) REQUIRE(hinge::tanh{}(-v) == -hinge::tanh{}(v));
    CHECK(std::abs(moments_of(of(hinge::tanh{}, x)).mean) < 0.01);
    CHECK(std::abs(moments_of(of(hinge::sigmoid{}, x)).mean - 0.5) < 0.01);
    // It is the same curve, stretched and moved.
    for (double v = -20; v <= 20; v += 0.125)
        CHECK(std::abs(hinge::tanh{}(v) - (2 * hinge::sigmoid{}(2 * v) - 1)) < 1e-15);
}

TEST_CASE("softsign saturates like a power, tanh like an exponential") {
    CHECK(hinge::softsign{}.derivative(30.0) > 1e-3);
    CHECK(hinge::tanh{}.derivative(30.0) < 1e-25);
}

TEST_CASE("log_sigmoid is the logarithm that a loss asks for, where that of a sigmoid is lost") {
    for (double x : normal(1'000, 8, 21))
        REQUIRE(std::abs(std::exp(hinge::log_sigmoid{}(x)) - hinge::sigmoid{}(x)) < 1e-14);
    CHECK(std::isinf(std::log(hinge::sigmoid{}(-1000.0f))));
    CHECK(hinge::log_sigmoid{}(-1000.0f) == -1000);
}

TEST_CASE("hard_tanh, hard_sigmoid and hard_swish stay near the curves they stand for") {
    CHECK(largest_distance(hinge::hard_tanh{}, hinge::tanh{}) < 0.24);
    CHECK(largest_distance(hinge::hard_sigmoid{}, hinge::sigmoid{}) < 0.07);
    CHECK(largest_distance(hinge::hard_swish{}, hinge::silu{}) < 0.15);
}

TEST_CASE("gelu, silu and mish are gates: below 0 they dip once and return to 0") {
    const auto dips_once = [](const auto& f, double lowest) {
        double least = 0;
        int turns = 0;
        for (double x = -30; x <= 10; x += 0x1p-8) {
            least = std::min(least, f(x));
            turns += (f.derivative(x) < 0) != (f.derivative(x + 0x1p-8) < 0);
        }
        CHECK(turns == 1);
        CHECK(std::abs(least - lowest) < 1e-4);
        CHECK(std::abs(f(-30.0)) < 1e-10);
    };
    dips_once(hinge::gelu{}, -0.16997); // at -0.7518
    dips_once(hinge::silu{}, -0.27846); // at -1.2785
    dips_once(hinge::mish{}, -0.30884); // at -1.1924
}

TEST_CASE("squareplus is a smooth relu: above it, at most sqrt(b)/2 away, and it for b = 0") {
    for (double b : {0.25, 4.0, 100.0}) {
        const hinge::squareplus f{.b = b};
        for (double x : normal(1'000, 8, 22)) {
            const double gap = f(x) - hinge::relu{}(x);
            REQUIRE(gap > 0);
            REQUIRE(gap <= std::sqrt(b) / 2);
        }
    }
    for (float x : normal(1'000, 8, 22)) REQUIRE(hinge::squareplus{.b = 0}(x) == hinge::relu{}(x));
}

TEST_CASE("squared_relu scales by the square, relu6 up to its bound") {
    for (float a : {0.25f, 2.0f, 1024.0f}) // powers of two, which are exact
        for (float x : normal(1'000, 2, 23)) {
            REQUIRE(hinge::squared_relu{}(a * x) == a * a * hinge::squared_relu{}(x));
            REQUIRE(hinge::relu6{}(a * x) == std::min(6.0f, a * hinge::relu{}(x)));
        }
}

TEST_CASE("the shrinking functions make the share of small inputs zero") {
    const auto x = normal(100'000, 1, 24);
    const double within_half = std::erf(0.5 / std::sqrt(2.0)); // of N(0, 1)
    CHECK(std::abs(share_of_zeros(of(hinge::hard_shrink{}, x)) - within_half) < 0.01);
    CHECK(std::abs(share_of_zeros(of(hinge::soft_shrink{}, x)) - within_half) < 0.01);
    const double up_to_1 = (1 + std::erf(1 / std::sqrt(2.0))) / 2;
    CHECK(std::abs(share_of_zeros(of(hinge::thresholded_relu{}, x)) - up_to_1) < 0.01);
    // soft_shrink has no jump and brings no two inputs farther apart, tanh_shrink neither.
    for (std::size_t i = 1; i < 1'000; ++i) {
        const double a = x[i - 1], b = x[i], apart = std::abs(a - b) * (1 + 1e-15);
        REQUIRE(std::abs(hinge::soft_shrink{}(a)-hinge::soft_shrink{}(b)) <= apart);
        REQUIRE(std::abs(hinge::tanh_shrink{}(a)-hinge::tanh_shrink{}(b)) <= apart);
    }
}
