// SPDX-License-Identifier: MIT
#include <array>
#include <span>
#include <stdexcept>
#include <vector>

#include "catalogue.hpp"
#include "catch.hpp"

// The array calls' arguments: what they take, and what they refuse before they write anything.

namespace {

/// A user's own activation, with no name and no claim.
struct square {
    template <class V>
    V operator()(V x) const {
        return x * x;
    }
    template <class V>
    V derivative(V x) const {
        return x + x;
    }
};
struct no_derivative {
    template <class V>
    V operator()(V x) const {
        return x;
    }
};
static_assert(hinge::activation<square>);
static_assert(!hinge::activation<no_derivative>);
static_assert(!hinge::activation<int>);

/// The message of the std::invalid_argument that call throws, "" if it throws none.
template <class Call>
std::string message_of(Call call) {
    try {
        call();
    } catch (const std::invalid_argument& error) {
        return error.what();
    }
    return "";
}

} // namespace

TEST_CASE("an activation is a constexpr aggregate with its defaults and takes floats, doubles and "
          "batches only") {
    catalogue::for_each_row([](auto row) {
        using F = typename decltype(row)::activation;
        STATIC_REQUIRE(hinge::activation<F>);
        STATIC_REQUIRE(std::is_aggregate_v<F>);
        STATIC_REQUIRE(std::is_trivially_copyable_v<F>);
        STATIC_REQUIRE(noexcept(F{}(1.0f)));
        STATIC_REQUIRE(noexcept(F{}.derivative(1.0)));
        STATIC_REQUIRE(!std::is_invocable_v<F, int>);
        STATIC_REQUIRE(!std::is_invocable_v<F, long double>);
#if HINGE_HAS_BATCHES
        STATIC_REQUIRE(!std::is_invocable_v<F, xsimd::batch<int>>);
#endif
        constexpr F f{};
        CHECK(f(0.0f) == static_cast<float>(f(0.0)));
    });
    CHECK(hinge::leaky_relu{}.negative_slope == 0.01);
    CHECK(hinge::prelu{}.slope == 0.25);
    CHECK(hinge::softplus{}.beta == 1.0);
    CHECK(hinge::elu{}.alpha == 1.0);
    CHECK(hinge::leaky_relu{.negative_slope = 0.2}(-1.0) == -0.2);
}

TEST_CASE("array calls take every kind of contiguous range, and pointers with a length") {
    const std::vector<float> x{-2, -1, 0, 1, 2};
    const std::vector<float> want{4, 1, 0, 1, 4};
    std::vector<float> y(5);
    hinge::forward(square{}, x, y);
    CHECK(y == want);
    std::array<float, 5> in_array{};
    hinge::forward(square{}, x, in_array);
    CHECK(std::vector<float>(in_array.begin(), in_array.end()) == want);
    float c_array[5];
    hinge::forward(square{}, in_array, c_array);
    CHECK(c_array[0] == 16);
    hinge::derivative(square{}, std::span(x), std::span(c_array));
    CHECK(c_array[4] == 4);
    hinge::backward(square{}, x.data(), y.data(), c_array, 2);
    CHECK(c_array[0] == -16);
    CHECK(c_array[4] == 4);
    hinge::forward(square{}, std::span(x).first(3), std::span(y).last(3));
    CHECK(y == std::vector<float>{4, 1, 4, 1, 0});
    std::vector<double> none;
    hinge::forward_with_derivative(hinge::gelu{}, none, none, none);
    hinge::forward(hinge::gelu{}, static_cast<const float*>(nullptr), static_cast<float*>(nullptr),
                   0);
}

TEST_CASE(
    "different lengths are refused with call, argument and sizes, before anything is written") {
    const std::vector<float> five(5, 1.0f), four(4, 1.0f), one(1);
    std::vector<float> y5(5, 7.0f), y4(4, 7.0f);
    const hinge::silu f;
    CHECK(message_of([&] { hinge::forward(f, five, y4); }) ==
          "hinge::forward: x has 5 elements, y has 4");
    CHECK(message_of([&] { hinge::derivative(f, four, y5); }) ==
          "hinge::derivative: x has 4 elements, d has 5");
    CHECK(message_of([&] { hinge::backward(f, five, four, y5); }) ==
          "hinge::backward: x has 5 elements, dy has 4");
    CHECK(message_of([&] { hinge::backward(f, five, five, y4); }) ==
          "hinge::backward: x has 5 elements, dx has 4");
    CHECK(message_of([&] { hinge::forward(f, one, y5); }) ==
          "hinge::forward: x has 1 element, y has 5");
    CHECK(message_of([&] { hinge::forward_with_derivative(f, five, y4, y5); }) ==
          "hinge::forward_with_derivative: x has 5 elements, y has 4");
    CHECK(message_of([&] { hinge::forward_with_derivative(f, five, y5, y4); }) ==
          "hinge::forward_with_derivative: x has 5 elements, d has 4");
    CHECK(y5 == std::vector<float>(5, 7.0f));
    CHECK(y4 == std::vector<float>(4, 7.0f));
}

TEST_CASE("ranges that overlap without being the same are refused before anything is written") {
    std::vector<double> data(10, 3.0), other(10, 3.0);
    const std::vector<double> before = data;
    const std::span all(data);
    const auto front = all.first(8), back = all.last(8), half = all.first(5), rest = all.last(5);
    const auto free = std::span(other).first(8);
    const hinge::elu f;
    const std::string tail = " overlap without being the same range";
    CHECK(message_of([&] { hinge::forward(f, front, back); }) == "hinge::forward: x and y" + tail);
    CHECK(message_of([&] { hinge::forward(f, back, front); }) == "hinge::forward: x and y" + tail);
    CHECK(message_of([&] { hinge::derivative(f, front, back); }) ==
          "hinge::derivative: x and d" + tail);
    CHECK(message_of([&] { hinge::backward(f, front, free, back); }) ==
          "hinge::backward: x and dx" + tail);
    CHECK(message_of([&] { hinge::backward(f, free, front, back); }) ==
          "hinge::backward: dy and dx" + tail);
    CHECK(message_of([&] { hinge::backward(f, front, back, free); }) ==
          "hinge::backward: x and dy" + tail);
    CHECK(message_of([&] { hinge::forward_with_derivative(f, free, front, back); }) ==
          "hinge::forward_with_derivative: y and d" + tail);
    CHECK(message_of([&] { hinge::forward_with_derivative(f, front, back, free); }) ==
          "hinge::forward_with_derivative: x and y" + tail);
    CHECK(message_of([&] { hinge::forward_with_derivative(f, front, free, back); }) ==
          "hinge::forward_with_derivative: x and d" + tail);
    CHECK(message_of([&] { hinge::forward_with_derivative(f, free, front, front); }) ==
          "hinge::forward_with_derivative: y and d are the same range, but each is an output");
    CHECK(data == before);
    CHECK(other == before);
    CHECK(message_of([&] { hinge::forward(f, half, rest); }).empty());
    CHECK(message_of([&] { hinge::backward(f, half, half, half); }).empty());
    CHECK(message_of([&] { hinge::forward_with_derivative(f, half, half, rest); }).empty());
}
