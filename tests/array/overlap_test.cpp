// SPDX-License-Identifier: MIT
#include <span>
#include <vector>

#include <hinge/hinge.hpp>

#include "array/message_of.hpp"
#include "catch.hpp"

// Which ranges of one call may share elements: an output with nothing, but for an input that is the same
// range.

namespace {

/// Ranges of `length` in a buffer that no call may write to: `low` ends where `next` begins, and `high`
/// begins with low's last element.
template <class T>
struct neighbours {
    static constexpr std::size_t length = 5;
    std::vector<T> data = std::vector<T>(3 * length, T(3)), other = data, another = data;
    std::span<T> low{data.data(), length}, high{data.data() + length - 1, length},
        next{data.data() + length, length};
    std::span<T> free{other.data(), length}, free2{another.data(), length};

    bool untouched() const {
        const std::vector<T> before(3 * length, T(3));
        return data == before && other == before && another == before;
    }
};

} // namespace

TEMPLATE_TEST_CASE("an output that shares one element with another range is refused, before "
                   "anything is written",
                   "", float, double) {
    neighbours<TestType> at;
    const hinge::leaky_relu f{0.5};
    const auto refused = [&](auto a, auto b) {
        CHECK(message_of([&] { hinge::forward(f, a, b); }) == "hinge::forward: x and y" + overlap);
        CHECK(message_of([&] { hinge::derivative(f, a, b); }) ==
              "hinge::derivative: x and d" + overlap);
        CHECK(message_of([&] { hinge::backward(f, a, at.free, b); }) ==
              "hinge::backward: x and dx" + overlap);
        CHECK(message_of([&] { hinge::backward(f, at.free, a, b); }) ==
              "hinge::backward: dy and dx" + overlap);
        CHECK(message_of([&] { hinge::backward(f, b, a, b); }) ==
              "hinge::backward: dy and dx" + overlap);
        const std::string name = "hinge::forward_with_derivative: ";
        CHECK(message_of([&] { hinge::forward_with_derivative(f, a, b, at.free); }) ==
              name + "x and y" + overlap);
        CHECK(message_of([&] { hinge::forward_with_derivative(f, a, at.free, b); }) ==
              name + "x and d" + overlap);
        CHECK(message_of([&] { hinge::forward_with_derivative(f, at.free, a, b); }) ==
              name + "y and d" + overlap);
        CHECK(message_of([&] { hinge::gated_forward(f, a, at.free, b); }) ==
              "hinge::gated_forward: gate and y" + overlap);
        CHECK(message_of([&] { hinge::gated_forward(f, b, a, b); }) ==
              "hinge::gated_forward: value and y" + overlap);
        const std::string gated = "hinge::gated_backward: ";
        const auto one = at.free, two = at.free2;
        CHECK(message_of([&] { hinge::gated_backward(f, a, one, one, b, two); }) ==
              gated + "gate and dgate" + overlap);
        CHECK(message_of([&] { hinge::gated_backward(f, one, a, one, two, b); }) ==
              gated + "value and dvalue" + overlap);
        CHECK(message_of([&] { hinge::gated_backward(f, one, one, a, b, two); }) ==
              gated + "dy and dgate" + overlap);
        CHECK(message_of([&] { hinge::gated_backward(f, one, two, two, a, b); }) ==
              gated + "dgate and dvalue" + overlap);
        CHECK(message_of([&] { hinge::forward(f, a.data(), b.data(), a.size()); }) ==
              "hinge::forward: x and y" + overlap);
    };
    refused(at.low, at.high);
    refused(at.high, at.low);
    // All but one element in common.
    const std::span first{at.data.data(), at.length}, shifted{at.data.data() + 1, at.length};
    refused(first, shifted);
    refused(shifted, first);
    CHECK(at.untouched());
}

TEST_CASE("two outputs that are the same range are refused") {
    neighbours<double> at;
    const std::string name = "hinge::forward_with_derivative: ";
    CHECK(message_of([&] {
              hinge::forward_with_derivative(hinge::relu{}, at.free, at.low, at.low);
          }) == name + "y and d" + both_outputs);
    CHECK(message_of([&] {
              hinge::forward_with_derivative(hinge::relu{}, at.low, at.low, at.low);
          }) == name + "y and d" + both_outputs);
    const auto refused = [&](auto in, auto both) {
        CHECK(message_of([&] {
                  hinge::gated_backward(hinge::relu{}, in, at.free, at.free2, both, both);
              }) == "hinge::gated_backward: dgate and dvalue" + both_outputs);
    };
    refused(at.low, at.next);
    refused(at.low, at.low);
    CHECK(at.untouched());
}

TEMPLATE_TEST_CASE("an output that ends where another range begins is apart from it", "", float,
                   double) {
    const hinge::leaky_relu f{0.5};
    const auto accepted = [&](auto choose) {
        neighbours<TestType> at;
        const auto [first, second] = choose(at);
        const auto a = first, b = second; // lambdas of clang 14 cannot have the names of a binding
        CHECK(message_of([&] { hinge::forward(f, a, b); }) == "");
        CHECK(message_of([&] { hinge::derivative(f, a, b); }) == "");
        CHECK(message_of([&] { hinge::backward(f, a, at.free, b); }) == "");
        CHECK(message_of([&] { hinge::backward(f, at.free, a, b); }) == "");
        CHECK(message_of([&] { hinge::forward_with_derivative(f, a, b, at.free); }) == "");
        CHECK(message_of([&] { hinge::forward_with_derivative(f, a, at.free, b); }) == "");
        CHECK(message_of([&] { hinge::forward_with_derivative(f, at.free, a, b); }) == "");
        CHECK(message_of([&] { hinge::gated_forward(f, a, at.free, b); }) == "");
        CHECK(message_of([&] { hinge::gated_forward(f, at.free, a, b); }) == "");
        CHECK(message_of([&] { hinge::gated_backward(f, a, a, at.free, b, at.free2); }) == "");
        CHECK(message_of([&] { hinge::gated_backward(f, at.free, at.free, at.free, a, b); }) == "");
    };
    accepted([](auto& at) { return std::pair(at.low, at.next); });
    accepted([](auto& at) { return std::pair(at.next, at.low); });
}

TEMPLATE_TEST_CASE("an output may be an input, and inputs may overlap as they like", "", float,
                   double) {
    const hinge::leaky_relu f{0.5};
    std::vector<TestType> data(12);
    for (std::size_t i = 0; i < data.size(); ++i) data[i] = static_cast<TestType>(i) / 4 - 1;
    const std::span<TestType> all(data);
    for (std::size_t apart = 0; apart <= 6; ++apart) {
        const auto low = all.first(6), high = all.subspan(apart, 6);
        std::vector<TestType> dx(6), up(6), down(6);
        for (std::size_t i = 0; i < 6; ++i) {
            up[i] = high[i] * f.derivative(low[i]);
            down[i] = low[i] * f.derivative(high[i]);
        }
        INFO("inputs " << apart << " elements apart");
        CHECK(message_of([&] { hinge::backward(f, low, high, dx); }) == "");
        CHECK(dx == up);
        CHECK(message_of([&] { hinge::backward(f, high.data(), low.data(), dx.data(), 6); }) == "");
        CHECK(dx == down);
    }
    const auto x = all.first(6);
    std::vector<TestType> y(6), d(6), got(x.begin(), x.end());
    hinge::forward_with_derivative(f, x, y, d);
    const auto is = [&](const std::vector<TestType>& want) {
        CHECK(got == want);
        got.assign(x.begin(), x.end());
    };
    hinge::forward(f, got, got);
    is(y);
    hinge::derivative(f, got, got);
    is(d);
    std::vector<TestType> apart(6);
    hinge::forward_with_derivative(f, got, got, apart);
    is(y);
    CHECK(apart == d);
    hinge::forward_with_derivative(f, got, apart, got);
    is(d);
    CHECK(apart == y);
    for (std::size_t i = 0; i < 6; ++i) apart[i] = x[i] * d[i];
    hinge::backward(f, got, got, got);
    is(apart);
}
