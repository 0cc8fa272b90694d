// SPDX-License-Identifier: MIT
#include <cstring>
#include <map>
#include <string>
#include <vector>

#include <hinge/by_name.hpp>

#include "array/message_of.hpp"
#include "array/square.hpp"
#include "catch.hpp"

// Array calls with an activation that is known at run time only, and its parameters.

namespace {

template <class T>
bool same_bits(const std::vector<T>& a, const std::vector<T>& b) {
    return std::memcmp(a.data(), b.data(), a.size() * sizeof(T)) == 0;
}

using parameters = std::map<std::string, double>;

template <class F>
parameters parameters_of(const F& f) {
    parameters found;
    hinge::for_each_parameter(
        f, [&](std::string_view name, const double& p) { found.emplace(name, p); });
    return found;
}

} // namespace

TEMPLATE_TEST_CASE("the array calls take an any_activation and give the bits of what it holds", "",
                   float, double) {
    using T = TestType;
    const std::size_t n = 77;
    std::vector<T> x(n), dy(n), y(n), d(n), want_y(n), want_d(n);
    for (std::size_t i = 0; i < n; ++i) {
        x[i] = static_cast<T>(i) / 6 - 7;
        dy[i] = 2 - static_cast<T>(i) / 50;
    }
    hinge::activations::for_each([&]<class F>() {
        INFO(F::name);
        F f{};
        double other = 0.375; // than the defaults, and both sides of it in x
        hinge::for_each_parameter(f, [&](auto, double& p) { p = other += 0.25; });
        const hinge::any_activation any = f;
        hinge::forward(f, x, want_y);
        hinge::forward(any, x, y);
        CHECK(same_bits(y, want_y));
        hinge::derivative(f, x, want_d);
        hinge::derivative(any, x, d);
        CHECK(same_bits(d, want_d));
        hinge::forward_with_derivative(any, x.data(), d.data(), y.data(), n);
        CHECK(same_bits(d, want_y));
        CHECK(same_bits(y, want_d));
        hinge::backward(f, x, dy, want_d);
        hinge::backward(any, x.data(), dy.data(), d.data(), n);
        CHECK(same_bits(d, want_d));
        const std::vector<T> bias{1, 0, -1, 2, 0.5, -3, 4};
        std::vector<T> dbias(7), want_dbias(7);
        hinge::biased_forward(f, bias, x, want_y, 11);
        hinge::biased_forward(any, bias, x, y, 11);
        CHECK(same_bits(y, want_y));
        hinge::biased_backward(f, bias, x, dy, want_d, want_dbias);
        hinge::biased_backward(any, bias.data(), 7, x.data(), dy.data(), d.data(), dbias.data(), n);
        CHECK(same_bits(d, want_d));
        CHECK(same_bits(dbias, want_dbias));
    });
}

TEST_CASE("a std::variant of fewer activations, or of a user's own, is taken as well") {
    const std::vector<float> x{-3, 0, 2};
    std::vector<float> y(3);
    std::variant<hinge::relu, square> f = square{};
    hinge::forward(f, x, y);
    CHECK(y == std::vector<float>{9, 0, 4});
    f = hinge::relu{};
    hinge::forward(f, y, y);
    hinge::backward(f, x, y, y);
    CHECK(y == std::vector<float>{0, 0, 4});
}

TEST_CASE("a std::variant is taken for gated units and for 16-bit elements too") {
    const std::variant<hinge::silu, hinge::relu> f = hinge::silu{};
    const std::vector<float> gate{-2, 0.5, 3}, value{1, -1, 0.25};
    std::vector<float> y(3), want(3);
    hinge::gated_forward(f, gate, value, y);
    hinge::gated_forward(hinge::silu{}, gate, value, want);
    CHECK(same_bits(y, want));
    std::vector<hinge::bfloat16> stored(3), want_stored(3);
    hinge::forward(f, gate, stored);
    hinge::forward(hinge::silu{}, gate, want_stored);
    CHECK(same_bits(stored, want_stored));
}

TEST_CASE("wrong arguments are refused as they are for any other activation") {
    const std::vector<float> five(5, 1.0f), four(4, 1.0f);
    std::vector<float> y(5, 7.0f);
    const hinge::any_activation f = hinge::relu{};
    CHECK(message_of([&] { hinge::forward(f, four, y); }) ==
          "hinge::forward: x has 4 elements, y has 5");
    CHECK(message_of([&] { hinge::backward(f, five, four, y); }) ==
          "hinge::backward: x has 5 elements, dy has 4");
    CHECK(message_of([&] { hinge::derivative(f, y.data(), y.data() + 1, 4); }) ==
          "hinge::derivative: x and d overlap without being the same range");
    CHECK(message_of([&] { hinge::forward_with_derivative(f, five, y, y); }) ==
          "hinge::forward_with_derivative: y and d are the same range, but each is an output");
    CHECK(message_of([&] { hinge::biased_forward(f, four, five, y); }) ==
          "hinge::biased_forward: x has 5 elements, no multiple of bias' 4 times inner, 1");
    CHECK(y == std::vector<float>(5, 7.0f));
}

TEST_CASE("every parameter of an activation is found by the name of its member") {
    CHECK(parameters_of(hinge::leaky_relu{0.5}) == parameters{{"negative_slope", 0.5}});
    CHECK(parameters_of(hinge::prelu{0.5}) == parameters{{"slope", 0.5}});
    CHECK(parameters_of(hinge::swish{0.5}) == parameters{{"beta", 0.5}});
    CHECK(parameters_of(hinge::softplus{0.5}) == parameters{{"beta", 0.5}});
    CHECK(parameters_of(hinge::squareplus{0.5}) == parameters{{"b", 0.5}});
    CHECK(parameters_of(hinge::elu{0.5}) == parameters{{"alpha", 0.5}});
    CHECK(parameters_of(hinge::celu{0.5}) == parameters{{"alpha", 0.5}});
    CHECK(parameters_of(hinge::hard_tanh{0.5, 2}) == parameters{{"min", 0.5}, {"max", 2}});
    CHECK(parameters_of(hinge::hard_shrink{0.25}) == parameters{{"lambda", 0.25}});
    CHECK(parameters_of(hinge::soft_shrink{0.25}) == parameters{{"lambda", 0.25}});
    CHECK(parameters_of(hinge::thresholded_relu{0.5, 3}) ==
          parameters{{"theta", 0.5}, {"value", 3}});
    hinge::activations::for_each([]<class F>() { // a new one that parameters.hpp does not know
        INFO(F::name);
        CHECK(parameters_of(F{}).size() == (std::is_empty_v<F> ? 0 : sizeof(F) / sizeof(double)));
        CHECK(parameters_of(hinge::any_activation(F{})) == parameters_of(F{}));
    });
}

TEST_CASE("set_parameter sets the one that is named, and none if there is none of that name") {
    hinge::any_activation f = hinge::hard_tanh{};
    CHECK(hinge::set_parameter(f, "max", 6));
    CHECK(parameters_of(f) == parameters{{"min", -1}, {"max", 6}});
    CHECK(hinge::set_parameter(f, "min", 0));
    CHECK(parameters_of(f) == parameters{{"min", 0}, {"max", 6}});
    for (const char* const unknown : {"alpha", "Max", "max ", "ma", ""})
        CHECK_FALSE(hinge::set_parameter(f, unknown, 3));
    CHECK(parameters_of(f) == parameters{{"min", 0}, {"max", 6}});
    f = hinge::selu{}; // its alpha is a constant
    CHECK_FALSE(hinge::set_parameter(f, "alpha", 3));
    hinge::elu own;
    CHECK(hinge::set_parameter(own, "alpha", 0.5));
    CHECK(own.alpha == 0.5);
}
