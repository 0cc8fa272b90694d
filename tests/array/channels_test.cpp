// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <hinge/hinge.hpp>

#include "array/channel_data.hpp"
#include "catch.hpp"
#include "harness/guarded.hpp"

// prelu_forward, prelu_backward, biased_forward and biased_backward: what they give for each element, wherever
// it stands. channel_sums_test.cpp has their sums.

namespace {

template <class T>
constexpr T nan_of = std::numeric_limits<T>::quiet_NaN();
template <class T>
constexpr T infinity_of = std::numeric_limits<T>::infinity();

/// Ordinary numbers with some of all others among them.
template <class T>
std::vector<T> channel_numbers(std::size_t n, std::uint64_t seed) {
    std::vector<T> x = numbers<T>(n, seed);
    const T rare[] = {nan_of<T>, infinity_of<T>,  T(0),     -T(0),
                      T(-1e30),  -infinity_of<T>, T(3e38f), std::numeric_limits<T>::denorm_min()};
    for (std::size_t i = seed; i < n; i += 11) x[i] = rare[i / 11 % std::size(rare)];
    return x;
}

} // namespace

TEMPLATE_TEST_CASE("calls by channel give the bits of the scalar calls with that slope or bias", "",
                   float, double) {
    using T = TestType;
    for (const channel_shape& shape : channel_shapes()) {
        CAPTURE(shape.channels, shape.inner, shape.rows);
        const auto values = numbers<T>(shape.channels, 3, 2);
        const auto x = channel_numbers<T>(shape.n(), 1), dy = channel_numbers<T>(shape.n(), 2);
        const hinge::silu f;
        const auto want = by_scalars(f, shape, values, x, dy);
        const auto got = by_channel(f, shape, values, x, dy);
        CHECK(different(got.prelu, want.prelu) == 0);
        CHECK(different(got.prelu_dx, want.prelu_dx) == 0);
        CHECK(different(got.biased, want.biased) == 0);
        CHECK(different(got.biased_dx, want.biased_dx) == 0);
    }
}

TEST_CASE("one slope for all is that of prelu, to the bit, and so is one bias") {
    const std::size_t n = 2'345;
    const auto x = channel_numbers<float>(n, 1), dy = channel_numbers<float>(n, 2);
    for (const float value : {0.25f, 0.0f, -3.0f, 0.1f, infinity_of<float>, nan_of<float>}) {
        const hinge::prelu prelu{static_cast<double>(value)};
        std::vector<float> want(n), got(n), gradient(1), shifted(n);
        for (const std::size_t inner : {std::size_t(1), std::size_t(7), n}) {
            CAPTURE(value, inner);
            hinge::forward(prelu, x, want);
            hinge::prelu_forward(std::vector{value}, x, got, inner);
            CHECK(different(got, want) == 0);
            hinge::backward(prelu, x, dy, want);
            hinge::prelu_backward(std::vector{value}, x, dy, got, gradient, inner);
            CHECK(different(got, want) == 0);
            for (std::size_t i = 0; i < n; ++i) shifted[i] = x[i] + value;
            hinge::forward(hinge::gelu{}, shifted, want);
            hinge::biased_forward(hinge::gelu{}, std::vector{value}, x, got, inner);
            CHECK(different(got, want) == 0);
            hinge::backward(hinge::relu{}, shifted, dy, want); // which has its own way
            hinge::biased_backward(hinge::relu{}, std::vector{value}, x, dy, got, gradient, inner);
            CHECK(different(got, want) == 0);
        }
    }
}

TEMPLATE_TEST_CASE("calls by channel on 16 bits, mixed with floats, are those of floats, rounded",
                   "", hinge::bfloat16, hinge::float16) {
    using Other = std::conditional_t<std::is_same_v<TestType, hinge::bfloat16>, hinge::float16,
                                     hinge::bfloat16>;
    for (const channel_shape& shape :
         {channel_shape{3, 7, 101}, {1, 1, 1'500}, {513, 1, 5}, {2, 1'025, 2}}) {
        CAPTURE(shape.channels, shape.inner, shape.rows);
        const std::size_t n = shape.n();
        const auto values = stored<TestType>(numbers<float>(shape.channels, 3, 2));
        const auto x = stored<TestType>(numbers<float>(n, 1));
        const auto dy = stored<Other>(numbers<float>(n, 2));
        const hinge::gelu f;
        const auto want = by_channel(f, shape, floats_of(values), floats_of(x), floats_of(dy));
        std::vector<Other> y(n), sums(shape.channels);
        std::vector<TestType> in_place = x;
        const auto is = [&](const auto& got, const std::vector<float>& exact) {
            using Stored = std::decay_t<decltype(got[0])>;
            CHECK(different(floats_of(got), floats_of(stored<Stored>(exact))) == 0);
        };
        hinge::prelu_forward(values, x, y, shape.inner);
        is(y, want.prelu);
        hinge::prelu_forward(floats_of(values), in_place, in_place, shape.inner);
        is(in_place, want.prelu);
        std::vector<float> dx = floats_of(x);
        hinge::prelu_backward(values, dx, dy, dx, sums, shape.inner);
        CHECK(different(dx, want.prelu_dx) == 0);
        is(sums, want.dslopes);
        in_place = x;
        auto of_values = values;
        hinge::prelu_backward(of_values, in_place, dy, in_place, of_values, shape.inner);
        is(in_place, want.prelu_dx);
        is(of_values, want.dslopes);
        hinge::biased_forward(f, floats_of(values), x, y, shape.inner);
        is(y, want.biased);
        std::vector<float> float_sums(shape.channels);
        hinge::biased_backward(f, values, floats_of(x), dy, y, float_sums, shape.inner);
        is(y, want.biased_dx);
        CHECK(different(float_sums, want.dbias) == 0); // of dx before it is rounded
    }
}

TEMPLATE_TEST_CASE("outputs of calls by channel may be inputs, and arrays stand at any offset", "",
                   float, double) {
    using T = TestType;
    const hinge::silu f;
    for (const channel_shape& shape :
         {channel_shape{3, 1, 401}, {3, 2, 7}, {600, 1, 3}, {2, 700, 2}, {5, 1, 1}}) {
        const std::size_t n = shape.n(), channels = shape.channels;
        CAPTURE(channels, shape.inner, shape.rows);
        const auto values = numbers<T>(channels, 3), x = numbers<T>(n, 1), dy = numbers<T>(n, 2);
        const auto want = by_channel(f, shape, values, x, dy);
        auto y = x;
        hinge::prelu_forward(values, y, y, shape.inner);
        CHECK(different(y, want.prelu) == 0);
        y = x;
        hinge::biased_forward(f, values, y, y, shape.inner);
        CHECK(different(y, want.biased) == 0);
        for (const bool in_place_of_dy : {false, true}) {
            auto a = x, b = dy, sums = values;
            hinge::prelu_backward(sums, a, b, in_place_of_dy ? b : a, sums, shape.inner);
            CHECK(different(in_place_of_dy ? b : a, want.prelu_dx) == 0);
            CHECK(different(sums, want.dslopes) == 0);
            a = x, b = dy, sums = values;
            hinge::biased_backward(f, sums, a, b, in_place_of_dy ? b : a, sums, shape.inner);
            CHECK(different(in_place_of_dy ? b : a, want.biased_dx) == 0);
            CHECK(different(sums, want.dbias) == 0);
        }
        if (n == channels) { // a row is as long as the slopes
            auto a = x, b = dy;
            hinge::prelu_backward(values, a, dy, b, a, shape.inner);
            CHECK(different(a, want.dslopes) == 0);
            a = values;
            hinge::biased_forward(f, a, x, a, shape.inner);
            CHECK(different(a, want.biased) == 0);
        }
        for (std::size_t offset = 0; offset < 17; ++offset) {
            std::vector<T> arrays[5];
            const auto at = [&](std::size_t j) { return arrays[j].data() + (offset + 3 * j) % 17; };
            for (auto& each : arrays) each.assign(n + channels + 17, T(-77));
            std::copy(values.begin(), values.end(), at(0));
            std::copy(x.begin(), x.end(), at(1));
            std::copy(dy.begin(), dy.end(), at(2));
            const auto is = [&](std::size_t j, const std::vector<T>& exact) {
                CHECK(different(std::vector<T>(at(j), at(j) + exact.size()), exact) == 0);
                const auto outside = [&](T v) { return v == T(-77); };
                CHECK(std::all_of(arrays[j].data(), at(j), outside));
                CHECK(std::all_of(at(j) + exact.size(), arrays[j].data() + arrays[j].size(),
                                  outside));
            };
            hinge::prelu_backward(at(0), channels, at(1), at(2), at(3), at(4), n, shape.inner);
            is(3, want.prelu_dx);
            is(4, want.dslopes);
            hinge::biased_backward(f, at(0), channels, at(1), at(2), at(3), at(4), n, shape.inner);
            is(3, want.biased_dx);
            is(4, want.dbias);
            hinge::prelu_forward(at(0), channels, at(1), at(3), n, shape.inner);
            is(3, want.prelu);
            hinge::biased_forward(f, at(0), channels, at(1), at(3), n, shape.inner);
            is(3, want.biased);
        }
    }
}

TEMPLATE_TEST_CASE(
    "calls by channel touch nothing outside their arrays, which stand between guard pages", "",
    float, double, hinge::bfloat16) {
    using T = TestType;
    const hinge::relu f;
    for (const channel_shape& shape :
         {channel_shape{1, 1, 533}, {3, 1, 1}, {3, 5, 37}, {513, 1, 3}, {2, 513, 3}, {7, 1, 300}}) {
        CAPTURE(shape.channels, shape.inner, shape.rows);
        const std::size_t n = shape.n(), channels = shape.channels;
        const harness::guarded<T> x(n), dy(n), out(n), values(channels), sums(channels);
        for (const auto edge : {harness::edge::front, harness::edge::back}) {
            T* const at[] = {values.elements(channels, edge), x.elements(n, edge),
                             dy.elements(n, edge), out.elements(n, edge),
                             sums.elements(channels, edge)};
            std::fill_n(at[0], channels, T(0.5f));
            std::fill_n(at[1], n, T(-2.0f));
            std::fill_n(at[2], n, T(1.0f));
            const auto number = [](const T& v) { return static_cast<float>(v); };
            hinge::prelu_forward(at[0], channels, at[1], at[3], n, shape.inner);
            CHECK((number(at[3][0]) == -1 && number(at[3][n - 1]) == -1));
            hinge::prelu_backward(at[0], channels, at[1], at[2], at[3], at[4], n, shape.inner);
            CHECK((number(at[3][0]) == 0.5f && number(at[3][n - 1]) == 0.5f));
            const float sum = number(T(-2 * static_cast<float>(shape.inner * shape.rows)));
            CHECK((number(at[4][0]) == sum && number(at[4][channels - 1]) == sum));
            std::fill_n(at[0], channels, T(3.0f));
            hinge::biased_forward(f, at[0], channels, at[1], at[3], n, shape.inner);
            CHECK((number(at[3][0]) == 1 && number(at[3][n - 1]) == 1));
            hinge::biased_backward(f, at[0], channels, at[1], at[2], at[3], at[4], n, shape.inner);
            CHECK((number(at[3][0]) == 1 && number(at[4][channels - 1]) == -sum / 2));
        }
    }
}
