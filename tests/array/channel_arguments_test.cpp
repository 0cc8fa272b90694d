// SPDX-License-Identifier: MIT
#include <array>
#include <span>
#include <vector>

#include <hinge/hinge.hpp>

#include "array/message_of.hpp"
#include "array/square.hpp"
#include "catch.hpp"

// What calls by channel take, and what they refuse before they write anything.

TEST_CASE("calls by channel take every kind of contiguous range, and pointers with their lengths") {
    const std::vector<float> slopes{2, 3}, x{-1, -2, -3, 4}, dy{1, 1, 10, 1};
    std::vector<float> y(4);
    float dx[4];
    std::array<float, 2> sums{};
    hinge::prelu_forward(slopes, x, y);
    CHECK(y == std::vector<float>{-2, -6, -6, 4});
    hinge::prelu_forward(slopes, x, y, 2);
    CHECK(y == std::vector<float>{-2, -4, -9, 4});
    hinge::prelu_forward(slopes.data(), 2, x.data(), y.data(), 4);
    CHECK(y == std::vector<float>{-2, -6, -6, 4});
    hinge::prelu_forward(slopes.data(), std::size_t(2), x.data(), dx, 2, std::size_t(1));
    CHECK((dx[0] == -2 && dx[1] == -6));
    hinge::prelu_backward(slopes, x, dy, dx, sums);
    CHECK((dx[0] == 2 && dx[1] == 3 && dx[2] == 20 && dx[3] == 1));
    CHECK((sums[0] == -31 && sums[1] == -2));
    hinge::prelu_backward(std::span(slopes), std::span(x), dy, std::span(y), std::span(sums), 2);
    CHECK(y == std::vector<float>{2, 2, 30, 1});
    CHECK((sums[0] == -3 && sums[1] == -30));
    hinge::prelu_backward(slopes.data(), 2, x.data(), dy.data(), dx, sums.data(), 4, 2);
    CHECK((dx[2] == 30 && sums[0] == -3));
    hinge::biased_forward(square{}, slopes, x, y);
    CHECK(y == std::vector<float>{1, 1, 1, 49});
    hinge::biased_forward([](auto v) { return v + v; }, slopes.data(), 2, x.data(), dx, 4, 2);
    CHECK((dx[0] == 2 && dx[1] == 0 && dx[2] == 0 && dx[3] == 14));
    hinge::biased_backward(square{}, slopes, x, dy, y, sums);
    CHECK(y == std::vector<float>{2, 2, -20, 14});
    CHECK((sums[0] == -18 && sums[1] == 16));
    hinge::biased_backward(square{}, slopes.data(), 2, x.data(), dy.data(), dx, sums.data(), 4, 2);
    CHECK((dx[0] == 2 && dx[1] == 0 && dx[2] == 0 && dx[3] == 14));
    CHECK((sums[0] == 2 && sums[1] == 14));
}

TEMPLATE_TEST_CASE("calls by channel take no elements: null pointers, empty ranges", "", float,
                   double, hinge::bfloat16) {
    const std::vector<TestType> values(3, TestType(1.0f));
    const TestType* const in = nullptr;
    TestType* const out = nullptr;
    std::vector<TestType> sums(3), none;
    const hinge::elu f;
    CHECK(message_of([&] { hinge::prelu_forward(values.data(), 3, in, out, 0); }) == "");
    CHECK(message_of([&] { hinge::biased_forward(f, values, none, none, 5); }) == "");
    CHECK(message_of([&] {
              hinge::prelu_backward(values.data(), 3, in, in, out, sums.data(), 0, 4);
          }) == "");
    CHECK(message_of([&] { hinge::biased_backward(f, values, none, none, none, sums); }) == "");
}

TEST_CASE("lengths that do not fit a call by channel are refused before anything is written") {
    const std::vector<float> one(1, 2.0f), three(3, 2.0f), x(12, -1.0f), shorter(11, -1.0f);
    std::vector<float> none, y(12, 7.0f), y11(11, 7.0f), sums(3, 7.0f), sums2(2, 7.0f);
    const hinge::relu f;
    const std::string forward = "hinge::prelu_forward: ", backward = "hinge::prelu_backward: ",
                      biased = "hinge::biased_forward: ", biased_back = "hinge::biased_backward: ";
    const auto message = [](auto call) { return message_of(call); };
    CHECK(message([&] { hinge::prelu_forward(three, x, y11); }) ==
          forward + "x has 12 elements, y has 11");
    CHECK(message([&] { hinge::prelu_backward(three, x, shorter, y, sums); }) ==
          backward + "x has 12 elements, dy has 11");
    CHECK(message([&] { hinge::prelu_backward(three, x, x, y11, sums); }) ==
          backward + "x has 12 elements, dx has 11");
    CHECK(message([&] { hinge::prelu_backward(three, x, x, y, sums2); }) ==
          backward + "slopes has 3 elements, dslopes has 2");
    CHECK(message([&] { hinge::biased_backward(f, one, x, x, y, sums2); }) ==
          biased_back + "bias has 1 element, dbias has 2");
    CHECK(message([&] { hinge::biased_forward(f, three, shorter, y); }) ==
          biased + "x has 11 elements, y has 12");
    CHECK(message([&] { hinge::prelu_forward(none, x, y); }) ==
          forward + "slopes has 0 elements, and there is no channel");
    CHECK(message([&] { hinge::biased_forward(f, none, none, none); }) ==
          biased + "bias has 0 elements, and there is no channel");
    CHECK(message([&] { hinge::prelu_forward(three, x, y, 0); }) == forward + "inner is 0");
    CHECK(message([&] { hinge::biased_backward(f, three, none, none, none, sums, 0); }) ==
          biased_back + "inner is 0");
    CHECK(message([&] { hinge::prelu_forward(three, shorter, y11); }) ==
          forward + "x has 11 elements, no multiple of slopes' 3 times inner, 1");
    CHECK(message([&] { hinge::prelu_backward(three, x, x, y, sums, 3); }) ==
          backward + "x has 12 elements, no multiple of slopes' 3 times inner, 3");
    CHECK(message([&] { hinge::biased_backward(f, three, one, one, y11, sums); }) ==
          biased_back + "x has 1 element, dx has 11");
    // Their product is 0, as numbers of 64 bits go.
    const std::size_t large = std::size_t(1) << (4 * sizeof(std::size_t));
    CHECK(message([&] {
              hinge::prelu_forward(three.data(), large, x.data(), y.data(), 12, large);
          }) == forward + "x has 12 elements, no multiple of slopes' " + std::to_string(large) +
                    " times inner, " + std::to_string(large));
    CHECK(y == std::vector<float>(12, 7.0f));
    CHECK(y11 == std::vector<float>(11, 7.0f));
    CHECK(sums == std::vector<float>(3, 7.0f));
    CHECK(sums2 == std::vector<float>(2, 7.0f));
}

TEMPLATE_TEST_CASE(
    "an output of a call by channel that shares elements with another array is refused", "", float,
    double) {
    using T = TestType;
    std::vector<T> buffer(64, T(3)), other(64, T(3));
    const auto at = [&](std::size_t begin, std::size_t n) {
        return std::span(buffer).subspan(begin, n);
    };
    const std::span x(other.data(), 12), dy(other.data() + 12, 12);
    const hinge::silu f;
    const std::string prelu = "hinge::prelu_backward: ", biased = "hinge::biased_backward: ";
    CHECK(message_of([&] { hinge::prelu_forward(at(11, 3), x, at(0, 12)); }) ==
          "hinge::prelu_forward: slopes and y" + overlap);
    CHECK(message_of([&] { hinge::biased_forward(f, at(30, 3), at(1, 12), at(0, 12)); }) ==
          "hinge::biased_forward: x and y" + overlap);
    CHECK(message_of([&] { hinge::prelu_backward(at(0, 3), x, dy, at(10, 12), at(2, 3)); }) ==
          prelu + "slopes and dslopes" + overlap);
    CHECK(message_of([&] {
              hinge::prelu_backward(at(0, 3), at(10, 12), dy, at(30, 12), at(21, 3));
          }) == prelu + "x and dslopes" + overlap);
    CHECK(message_of([&] {
              hinge::biased_backward(f, at(0, 3), x, at(10, 12), at(30, 12), at(8, 3));
          }) == biased + "dy and dbias" + overlap);
    CHECK(message_of([&] { hinge::biased_backward(f, at(0, 3), x, dy, at(10, 12), at(12, 3)); }) ==
          biased + "dx and dbias" + overlap);
    CHECK(message_of([&] { hinge::biased_backward(f, at(10, 3), x, dy, at(10, 12), at(0, 3)); }) ==
          biased + "bias and dx" + overlap);
    CHECK(message_of([&] {
              hinge::prelu_backward(at(0, 3), x.first(3), dy.first(3), at(5, 3), at(5, 3));
          }) == prelu + "dx and dslopes" + both_outputs);
    CHECK(message_of([&] {
              hinge::prelu_backward(at(0, 3).data(), 3, x.data(), dy.data(), at(10, 12).data(),
                                    at(21, 3).data(), 12);
          }) == prelu + "dx and dslopes" + overlap);
    // Sums that begin where an input does, but are shorter.
    CHECK(message_of([&] {
              hinge::prelu_backward(at(0, 3), x, at(20, 12), at(40, 12), at(20, 3));
          }) == prelu + "dy and dslopes" + overlap);
    CHECK(buffer == std::vector<T>(64, T(3)));
    CHECK(other == std::vector<T>(64, T(3)));
    // Apart by nothing.
    CHECK(message_of([&] { hinge::prelu_backward(at(0, 3), x, dy, at(6, 12), at(3, 3)); }) == "");
    CHECK(message_of([&] { hinge::biased_backward(f, at(15, 3), x, dy, at(3, 12), at(0, 3)); }) ==
          "");
}

TEST_CASE("as many bytes are not the same range where they are not as many elements") {
    std::vector<float> bias(8, 3.0f);
    const std::vector<float> x(16);
    auto* const halves = reinterpret_cast<hinge::bfloat16*>(bias.data());
    CHECK(message_of([&] {
              hinge::biased_forward(hinge::relu{}, bias.data(), 8, x.data(), halves, 16);
          }) == "hinge::biased_forward: bias and y overlap without being the same range");
    CHECK(bias == std::vector<float>(8, 3.0f));
}
