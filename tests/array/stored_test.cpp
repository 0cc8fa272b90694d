// SPDX-License-Identifier: MIT
#include <cfenv>
#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

#include <hinge/hinge.hpp>

#include "array/floats_of.hpp"
#include "array/message_of.hpp"
#include "array/stored_numbers.hpp"
#include "catch.hpp"
#include "harness/encoding.hpp"
#include "harness/guarded.hpp"

// Array calls on 16-bit elements: what is stored, beside what tests/check/stored.cpp says of accuracy.

namespace {

/// A user's own type of 16 bits.
struct my_half {
    unsigned char bytes[2];
};

template <class Stored>
void check_same(const std::vector<Stored>& got, const std::vector<float>& want) {
    REQUIRE(got.size() == want.size());
    for (std::size_t i = 0; i < got.size(); ++i) {
        const auto value = static_cast<float>(got[i]);
        CAPTURE(i, value, want[i]);
        const bool right =
            std::isnan(want[i]) ? std::isnan(value) : bits(got[i]) == bits(Stored(want[i]));
        REQUIRE(right);
    }
}

} // namespace

template <>
inline constexpr auto hinge::format_of<my_half> = hinge::format::float16;

TEMPLATE_TEST_CASE("every 16-bit number comes back from float", "", hinge::bfloat16,
                   hinge::float16) {
    for (unsigned i = 0; i < 65536; ++i) {
        const auto x = from_bits<TestType>(i);
        const auto value = static_cast<float>(x);
        const TestType back(value);
        if (std::isnan(value)) {
            REQUIRE(std::isnan(static_cast<float>(back)));
        } else {
            REQUIRE(bits(back) == i);
        }
    }
}

TEMPLATE_TEST_CASE("floats become the nearest 16-bit number, ties the even one", "",
                   hinge::bfloat16, hinge::float16) {
    // Between each number and the next, whose encodings are one apart; the last is followed by infinity.
    constexpr bool is_bfloat16 = std::is_same_v<TestType, hinge::bfloat16>;
    constexpr unsigned infinity = is_bfloat16 ? 0x7f80 : 0x7c00;
    const double overflow = std::ldexp(1.0, is_bfloat16 ? 128 : 16);
    const auto value = [&](unsigned i) {
        return i == infinity ? overflow
                             : static_cast<double>(static_cast<float>(from_bits<TestType>(i)));
    };
    for (unsigned i = 0; i < infinity; ++i) {
        const double half = (value(i) + value(i + 1)) / 2;
        const auto middle = static_cast<float>(half); // exact
        const float below = std::nextafter(middle, 0.0f),
                    above = std::nextafter(middle, std::numeric_limits<float>::infinity());
        for (const float sign : {1.0f, -1.0f}) {
            const unsigned sign_bit = sign < 0 ? 0x8000 : 0;
            CAPTURE(i, sign);
            REQUIRE(bits(TestType(sign * below)) == (i | sign_bit));
            REQUIRE(bits(TestType(sign * above)) == ((i + 1) | sign_bit));
            REQUIRE(bits(TestType(sign * middle)) == (((i + 1) & ~1u) | sign_bit));
        }
    }
}

TEMPLATE_TEST_CASE("array calls round as the types do, NaN too", "", hinge::bfloat16,
                   hinge::float16) {
    std::vector<float> x;
    for (std::uint64_t i = 0; i <= 0xffffffff;
         i += 0x1000) // every tie of either type, and the next floats
        for (const unsigned offset : {0u, 1u, 0xfffu})
            x.push_back(hinge::simd::decoded(static_cast<std::uint32_t>(i) + offset));
    std::vector<TestType> y(x.size());
    hinge::forward(hinge::identity{}, x, y);
    std::size_t different = 0;
    for (std::size_t i = 0; i < x.size(); ++i) different += bits(y[i]) != bits(TestType(x[i]));
    CHECK(different == 0);
}

TEMPLATE_TEST_CASE("16-bit results are those of floats, rounded, at every length", "",
                   hinge::bfloat16, hinge::float16) {
    const auto check = [](const auto& f, std::size_t n) {
        INFO(f.name << ", " << n);
        const auto x = stored_numbers<TestType>(n), dy = stored_numbers<TestType>(n + 1);
        const std::vector<float> x_f = floats_of(x), dy_f = floats_of(dy);
        std::vector<TestType> y(n), d(n), in_place = x;
        std::vector<float> y_f(n), d_f(n);
        hinge::forward(f, x, y);
        hinge::forward(f, x_f, y_f);
        check_same(y, y_f);
        hinge::forward(f, in_place, in_place);
        check_same(in_place, y_f);
        hinge::derivative(f, x, d);
        hinge::derivative(f, x_f, d_f);
        check_same(d, d_f);
        hinge::backward(f, x.data(), dy.data() + 1, y.data(), n);
        hinge::backward(f, x_f.data(), dy_f.data() + 1, y_f.data(), n);
        check_same(y, y_f);
        hinge::gated_forward(f, x.data(), dy.data() + 1, y.data(), n);
        hinge::gated_forward(f, x_f.data(), dy_f.data() + 1, y_f.data(), n);
        check_same(y, y_f);
        hinge::forward_with_derivative(f, x, y, d);
        hinge::forward_with_derivative(f, x_f, y_f, d_f);
        check_same(y, y_f);
        check_same(d, d_f);
    };
    for (const std::size_t n :
         stored_lengths) { // in blocks, in registers, and what needs no rounding
        if (std::is_same_v<TestType, hinge::float16>) check(hinge::gelu{}, n);
        check(hinge::leaky_relu{}, n);
        check(hinge::relu6{}, n);
        check(hinge::hard_tanh{.min = -0.3, .max = 0.7}, n);
    }
}

TEST_CASE("what stands beside the last 16-bit element raises no flag") {
    // f(0) is too large for a float16.
    const hinge::thresholded_relu f{.theta = 1, .value = 1e6};
    const std::vector<hinge::float16> x(3, hinge::float16(2));
    std::vector<hinge::float16> y(3);
    std::feclearexcept(FE_ALL_EXCEPT);
    hinge::forward(f, x, y);
    CHECK(std::fetestexcept(FE_OVERFLOW | FE_INVALID) == 0);
    CHECK(static_cast<float>(y[2]) == 2);
}

TEST_CASE("one call mixes float and 16-bit elements") {
    const std::size_t n = 1500;
    const auto x = stored_numbers<hinge::bfloat16>(n);
    const auto dy = stored_numbers<hinge::float16>(n);
    const std::vector<float> x_f = floats_of(x), dy_f = floats_of(dy);
    std::vector<float> y_f(n), want(n);
    std::vector<hinge::float16> y(n);
    hinge::backward(hinge::elu{.alpha = 0.3}, x_f, dy_f, want);
    hinge::backward(hinge::elu{.alpha = 0.3}, x, dy, y_f);
    for (std::size_t i = 0; i < n; ++i) REQUIRE(harness::same(y_f[i], want[i]));
    hinge::backward(hinge::elu{.alpha = 0.3}, x, dy_f, y);
    check_same(y, want);
    hinge::gated_forward(hinge::silu{}, x, dy_f, y);
    hinge::gated_forward(hinge::silu{}, x_f, dy_f, want);
    check_same(y, want);
    // A lambda, and an output of another format in the place of an input.
    auto as_bits = std::vector<std::uint16_t>(n);
    std::memcpy(as_bits.data(), x.data(), 2 * n);
    auto* const from = reinterpret_cast<hinge::bfloat16*>(as_bits.data());
    auto* const to = reinterpret_cast<hinge::float16*>(as_bits.data());
    hinge::forward([](auto v) { return v * v; }, from, to, n);
    for (std::size_t i = 0; i < n; ++i) y[i] = from_bits<hinge::float16>(as_bits[i]);
    for (std::size_t i = 0; i < n; ++i) want[i] = x_f[i] * x_f[i];
    check_same(y, want);
}

TEST_CASE("gated gradients of 16 bits are those of floats, rounded, in the place of inputs too") {
    for (const std::size_t n : stored_lengths) {
        const auto gate = stored_numbers<hinge::bfloat16>(n);
        auto dy = stored_numbers<hinge::bfloat16>(n);
        auto value = stored_numbers<hinge::float16>(n);
        std::vector<float> value_f = floats_of(value), dgate(n), dvalue(n);
        hinge::gated_backward(hinge::silu{}, floats_of(gate), value_f, floats_of(dy), dgate,
                              dvalue);
        auto kept = value_f;
        std::vector<hinge::float16> dgate_16(n);
        hinge::gated_backward(hinge::silu{}, gate, value_f, dy, dgate_16, value_f);
        check_same(dgate_16, dgate);
        for (std::size_t i = 0; i < n; ++i) REQUIRE(harness::same(value_f[i], dvalue[i]));
        hinge::gated_backward(hinge::silu{}, gate, kept, dy, dy, value);
        check_same(dy, dgate);
        check_same(value, dvalue);
    }
}

TEST_CASE("a user's own 16-bit type and those of the compiler are elements") {
    std::vector<my_half> x(3), y(3);
    for (unsigned i = 0; i < 3; ++i) x[i] = std::bit_cast<my_half>(hinge::float16(float(i) - 1));
    hinge::forward(hinge::relu{}, x, y);
    CHECK(bits(y[0]) == 0);
    CHECK(bits(y[2]) == bits(hinge::float16(1.0f)));
#if HINGE_HAS_FLOAT16
    const _Float16 half[3] = {_Float16(-1), _Float16(0.5), _Float16(2)};
    float result[3];
    hinge::forward(hinge::relu{}, half, result);
    CHECK(result[0] == 0);
    CHECK(result[1] == 0.5f);
#endif
#if HINGE_HAS_BF16
    STATIC_REQUIRE(hinge::format_of<__bf16> == hinge::format::bfloat16);
#endif
}

TEMPLATE_TEST_CASE("16-bit calls read and write nothing outside their arrays", "", hinge::bfloat16,
                   hinge::float16) {
    const harness::guarded<TestType> x(200), y(200);
    for (std::size_t n = 0; n <= 200; ++n)
        for (const harness::edge e : {harness::edge::front, harness::edge::back}) {
            TestType* const from = x.elements(n, e);
            for (std::size_t i = 0; i < n; ++i) from[i] = TestType(float(i));
            hinge::forward(hinge::identity{}, from, y.elements(n, e), n);
            for (std::size_t i = 0; i < n; ++i) REQUIRE(y.elements(n, e)[i].bits == from[i].bits);
        }
}

TEST_CASE(
    "16-bit arrays of another length, or that overlap, are refused before anything is written") {
    std::vector<hinge::bfloat16> x(8, hinge::bfloat16(1.0f)), y(7);
    CHECK(message_of([&] { hinge::forward(hinge::relu{}, x, y); }) ==
          "hinge::forward: x has 8 elements, y has 7");
    CHECK(message_of([&] { hinge::forward(hinge::relu{}, x.data(), x.data() + 1, 7); }) ==
          "hinge::forward: x and y overlap without being the same range");
    // They begin at the same address, but one is twice as long.
    alignas(float) unsigned char bytes[32] = {};
    auto* const as_floats = reinterpret_cast<float*>(bytes);
    auto* const as_halves = reinterpret_cast<hinge::bfloat16*>(bytes);
    CHECK(message_of([&] { hinge::forward(hinge::relu{}, as_floats, as_halves, 8); }) ==
          "hinge::forward: x and y overlap without being the same range");
    hinge::forward(hinge::relu{}, x, x);
    CHECK(x[7].bits == hinge::bfloat16(1.0f).bits);
}
