// SPDX-License-Identifier: MIT
#include <array>
#include <cmath>
#include <span>
#include <stdexcept>
#include <vector>

#include <hinge/hinge.hpp>

#include "array/message_of.hpp"
#include "array/square.hpp"
#include "catch.hpp"

// What array calls take, and the lengths they refuse before they write anything.

namespace {

/// For floats only, and with no derivative.
struct float_cube {
    float operator()(float x) const { return x * x * x; }
#if HINGE_HAS_BATCHES
    xsimd::batch<float> operator()(xsimd::batch<float> x) const { return x * x * x; }
#endif
};

/// Without operator(): derivative and backward have no use for it.
struct slope_of_square {
    template <class V>
    V derivative(V x) const {
        return x + x;
    }
};

} // namespace

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
    // An input may be a pointer to either, a temporary, and of another kind than the output.
    hinge::forward(square{}, y.data(), c_array, 5);
    CHECK(c_array[0] == 16);
    hinge::forward(square{}, std::vector<float>{3}, std::span<float, 1>(y.data(), 1));
    CHECK(y[0] == 9);
    float dgate[2];
    hinge::gated_forward(square{}, std::span(x).first(2), std::vector<float>{3, -1}, dgate);
    CHECK((dgate[0] == 12 && dgate[1] == -1));
    hinge::gated_backward(square{}, x.data(), c_array, want.data(), dgate, y.data(), 2);
    CHECK((dgate[0] == -256 && dgate[1] == -2 && y[0] == 16 && y[1] == 1));
}

TEST_CASE("an explicit activation is the first template argument") {
    const std::vector<double> x{-1, 0, 1};
    std::vector<double> y(3), d(3), want(3);
    hinge::forward(hinge::leaky_relu{}, x, want);
    hinge::forward<hinge::leaky_relu>({}, x.data(), y.data(), 3);
    CHECK(y == want);
    const hinge::leaky_relu f;
    hinge::forward<hinge::leaky_relu>(f, x, y);
    CHECK(y == want);
    hinge::forward_with_derivative<hinge::leaky_relu>(f, x.data(), y.data(), d.data(), 3);
    CHECK(y == want);
    hinge::derivative<hinge::leaky_relu>(f, x.data(), want.data(), 3);
    CHECK(d == want);
    hinge::backward<hinge::leaky_relu>(f, x.data(), x.data(), d.data(), 3);
    CHECK(d[2] == want[2]);
}

TEMPLATE_TEST_CASE("a call asks for no more of f than it uses", "", float, double) {
    std::vector<TestType> x(37), y(37), d(37);
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = static_cast<TestType>(i) - 18;
    hinge::forward([](auto v) { return v * v; }, x, y);
    hinge::derivative(slope_of_square{}, x, d);
    for (std::size_t i = 0; i < x.size(); ++i) {
        CHECK(y[i] == x[i] * x[i]);
        CHECK(d[i] == 2 * x[i]);
    }
    hinge::backward(slope_of_square{}, x, y, d);
    CHECK(d[0] == -11664);
    const TestType by = 3;
    hinge::forward([by](auto v) { return v * by; }, x.data(), y.data(), x.size());
    CHECK(y[0] == -54);
    hinge::gated_forward([](auto v) { return v * v; }, x, y, d);
    CHECK((d[0] == 324 * -54 && d[36] == 324 * 54));
    hinge::gated_forward([by](auto v) { return v * by; }, x.data(), d.data(), y.data(), x.size());
    CHECK(y[0] == -54 * (324 * -54));
    if constexpr (std::is_same_v<TestType, float>) {
        hinge::gated_forward(float_cube{}, x, x, y);
        CHECK(y[0] == 5832 * 18);
        hinge::forward(float_cube{}, x, y);
        CHECK(y[0] == -5832);
        CHECK(y[36] == 5832);
    }
}

#if !HINGE_HAS_BATCHES
TEMPLATE_TEST_CASE(
    "without xsimd a function of yours is given values, which it may compare and give to "
    "<cmath>",
    "", float, double) {
    std::vector<TestType> x(37), y(37);
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = static_cast<TestType>(i) - 18;
    hinge::forward([](auto v) { return v > 0 ? v : std::tanh(v); }, x, y);
    for (std::size_t i = 0; i < x.size(); ++i) CHECK(y[i] == (x[i] > 0 ? x[i] : std::tanh(x[i])));
}
#endif

TEMPLATE_TEST_CASE("no elements are no work: null pointers, empty ranges", "", float, double) {
    const TestType* const in = nullptr;
    TestType* const out = nullptr;
    const hinge::leaky_relu f;
    CHECK(message_of([&] { hinge::forward(f, in, out, 0); }) == "");
    CHECK(message_of([&] { hinge::derivative(f, in, out, 0); }) == "");
    CHECK(message_of([&] { hinge::backward(f, in, in, out, 0); }) == "");
    CHECK(message_of([&] { hinge::forward_with_derivative(f, in, out, out, 0); }) == "");
    CHECK(message_of([&] { hinge::gated_forward(f, in, in, out, 0); }) == "");
    CHECK(message_of([&] { hinge::gated_backward(f, in, in, in, out, out, 0); }) == "");
    std::vector<TestType> none;
    CHECK(message_of([&] { hinge::forward(f, none, none); }) == "");
    CHECK(message_of([&] { hinge::forward_with_derivative(f, none, none, none); }) == "");
    CHECK(message_of([&] { hinge::gated_backward(f, none, none, none, none, none); }) == "");
    TestType some[3] = {7, 7, 7};
    hinge::backward(f, some, some, some, 0);
    hinge::forward_with_derivative(f, some, some + 1, some + 1, 0);
    CHECK(some[0] == 7);
    CHECK(some[1] == 7);
}

TEST_CASE(
    "different lengths are refused with call, argument and sizes, before anything is written") {
    const std::vector<float> five(5, 1.0f), four(4, 1.0f), one(1);
    std::vector<float> y5(5, 7.0f), y4(4, 7.0f);
    const hinge::relu f;
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
    CHECK(message_of([&] { hinge::gated_forward(f, five, four, y5); }) ==
          "hinge::gated_forward: gate has 5 elements, value has 4");
    CHECK(message_of([&] { hinge::gated_forward(f, five, five, y4); }) ==
          "hinge::gated_forward: gate has 5 elements, y has 4");
    std::vector<float> z5 = y5;
    CHECK(message_of([&] { hinge::gated_backward(f, five, one, five, y5, z5); }) ==
          "hinge::gated_backward: gate has 5 elements, value has 1");
    CHECK(message_of([&] { hinge::gated_backward(f, five, five, four, y5, z5); }) ==
          "hinge::gated_backward: gate has 5 elements, dy has 4");
    CHECK(message_of([&] { hinge::gated_backward(f, five, five, five, y4, z5); }) ==
          "hinge::gated_backward: gate has 5 elements, dgate has 4");
    CHECK(message_of([&] { hinge::gated_backward(f, five, five, five, z5, y4); }) ==
          "hinge::gated_backward: gate has 5 elements, dvalue has 4");
    CHECK(z5 == std::vector<float>(5, 7.0f));
    CHECK(y5 == std::vector<float>(5, 7.0f));
    CHECK(y4 == std::vector<float>(4, 7.0f));
}
