// SPDX-License-Identifier: MIT
#include <utility>
#include <variant>
#include <vector>

#include <hinge/by_name.hpp>
#include <hinge/parallel.hpp>

#include "array/message_of.hpp"
#include "array/same_bytes.hpp"
#include "array/square.hpp"
#include "catch.hpp"

// Calls with an execution policy are the calls without one.

namespace {

using hinge::detail::array_count;
using hinge::detail::compiled_here;
using hinge::detail::input_count;
using hinge::detail::output_count;

/// The arrays of Call from an element on that is not the first, in memory with elements before and behind.
template <class Call, class T>
struct call_arrays {
    static constexpr std::size_t around = 40;
    std::vector<T> memory[array_count<Call>];
    std::size_t offset;

    call_arrays(std::size_t n, std::size_t first) : offset(first) {
        for (std::size_t j = 0; j < array_count<Call>; ++j)
            for (std::size_t i = 0; i < n + around; ++i)
                memory[j].push_back(T(static_cast<float>((i + 31 * j) * 37 % 101) / 8 - 6));
    }
    T* at(std::size_t j) { return memory[j].data() + offset; }

    /// With f, or with a policy and f.
    template <class... First>
    void run(std::size_t n, const First&... first) {
        run_on(std::make_index_sequence<array_count<Call>>(), n, first...);
    }

private:
    template <std::size_t... J, class... First>
    void run_on(std::index_sequence<J...>, std::size_t n, const First&... first) {
        hinge::detail::checked_call<compiled_here, Call>(first..., at(J)..., n);
    }
};

/// The first length at which Call is shared.
template <class Call, class T>
constexpr std::size_t shared_from = 2 * (hinge::detail::part_at_least /
                                         (array_count<Call> * sizeof(T)));

template <class Call, class T, class F, class Policy>
void check_call(const Policy& policy, const F& f, std::size_t n, std::size_t offset) {
    call_arrays<Call, T> want(n, offset), got(n, offset);
    want.run(n, f);
    got.run(n, policy, f);
    CAPTURE(Call::name, n, offset, sizeof(T));
    for (std::size_t j = 0; j < array_count<Call>; ++j)
        REQUIRE(same_bytes(got.memory[j], want.memory[j]));
}

template <class T, class F>
void check_every_call(const F& f) {
    hinge::array_calls::for_each([&]<class Call>() {
        constexpr std::size_t from = shared_from<Call, T>;
        const std::size_t lengths[] = {0,
                                       1,
                                       2,
                                       7,
                                       64,
                                       1001,
                                       from,
                                       from - 1,
                                       from + 1,
                                       from + 3,
                                       3 * from / 2,
                                       2 * from + 5,
                                       5 * from + 63};
        for (const std::size_t n : lengths) check_call<Call, T>(std::execution::par, f, n, n % 17);
        for (std::size_t offset = 0; offset < 33; offset += 3)
            check_call<Call, T>(std::execution::par, f, from + 777, offset);
        for (const std::size_t n : {from / 3, from + 11}) {
            check_call<Call, T>(std::execution::par_unseq, f, n, 1);
            check_call<Call, T>(std::execution::seq, f, n, 1);
            check_call<Call, T>(std::execution::unseq, f, n, 1);
        }
    });
}

} // namespace

TEMPLATE_TEST_CASE("every call with a policy gives the bits of the call without one", "", float,
                   double, hinge::bfloat16, hinge::float16) {
    check_every_call<TestType>(hinge::elu{});
    check_every_call<TestType>(hinge::leaky_relu{0.5});
}

TEST_CASE("a policy stands in front of every function, with ranges and with pointers") {
    const std::size_t n = 200'001;
    const hinge::gelu f;
    const auto& par = std::execution::par;
    std::vector<float> x(n), dy(n), y(n), d(n), want_y(n), want_d(n);
    for (std::size_t i = 0; i < n; ++i) {
        x[i] = static_cast<float>(i % 1009) / 100 - 5;
        dy[i] = static_cast<float>(i % 13) - 6;
    }
    hinge::forward(f, x, want_y);
    hinge::forward(par, f, x, y);
    CHECK(same_bytes(y, want_y));
    hinge::derivative(f, x, want_d);
    hinge::derivative(par, f, x.data(), d.data(), n);
    CHECK(same_bytes(d, want_d));
    hinge::forward_with_derivative(par, f, x, d, y);
    CHECK(same_bytes(d, want_y));
    CHECK(same_bytes(y, want_d));
    hinge::backward(f, x, dy, want_d);
    hinge::backward(par, f, x, dy, d);
    CHECK(same_bytes(d, want_d));
    hinge::gated_forward(f, x, dy, want_y);
    hinge::gated_forward(par, f, x, std::vector(dy), y);
    CHECK(same_bytes(y, want_y));
    hinge::gated_backward(f, x, dy, want_d, want_y, want_d);
    hinge::gated_backward(par, f, x, dy, d, y, d);
    CHECK(same_bytes(y, want_y));
    CHECK(same_bytes(d, want_d));
    hinge::forward(f, x, want_y);
    hinge::forward(std::execution::par_unseq, f, x, x);
    CHECK(same_bytes(x, want_y));
}

TEST_CASE("arrays of several formats are shared, in place too") {
    const std::size_t n = 300'007;
    const hinge::silu f;
    std::vector<hinge::bfloat16> gate(n);
    std::vector<hinge::float16> value(n), dy(n), want(n);
    std::vector<float> dgate(n), want_dgate(n);
    for (std::size_t i = 0; i < n; ++i) {
        gate[i] = hinge::bfloat16(static_cast<float>(i % 509) / 50 - 5);
        dy[i] = value[i] = hinge::float16(static_cast<float>(i % 127) / 10 - 6);
    }
    hinge::gated_backward(f, gate, value, dy, want_dgate, want);
    hinge::gated_backward(std::execution::par, f, gate, value, dy, dgate, value);
    CHECK(same_bytes(dgate, want_dgate));
    CHECK(same_bytes(value, want));
}

TEST_CASE("a std::variant, a lambda and an activation of yours go with a policy") {
    const std::size_t n = 200'003;
    std::vector<double> x(n), y(n), want(n);
    for (std::size_t i = 0; i < n; ++i) x[i] = static_cast<double>(i % 1009) / 100 - 5;
    const double by = 3;
    const auto lambda = [by](auto v) { return v * by; };
    hinge::forward(lambda, x, want);
    hinge::forward(std::execution::par, lambda, x, y);
    CHECK(same_bytes(y, want));
    hinge::backward(square{}, x, y, want);
    hinge::backward(std::execution::par, square{}, x, y, y);
    CHECK(same_bytes(y, want));
    const std::variant<square, hinge::mish> f = hinge::mish{};
    hinge::forward(f, x, want);
    hinge::forward(std::execution::par, f, x, y);
    CHECK(same_bytes(y, want));
}

TEST_CASE("results that go past the caches are shared as others are") {
    const std::size_t n = std::size_t{1} << 24;
    std::vector<float> x(n), y(n);
    for (std::size_t i = 0; i < n; ++i) x[i] = static_cast<float>(i % 1009) - 500;
    const hinge::leaky_relu f{0.5};
    hinge::forward(std::execution::par, f, x.data() + 1, y.data() + 1, n - 2);
    std::size_t wrong = 0;
    for (std::size_t i = 1; i < n - 1; ++i) wrong += y[i] != f(x[i]);
    CHECK(wrong == 0);
    CHECK((y[0] == 0 && y[n - 1] == 0));
}

TEST_CASE("what is refused without a policy is refused with one, before anything is written") {
    const std::size_t n = 300'000;
    const std::vector<float> x(n, 1.0f), shorter(n - 1, 1.0f);
    std::vector<float> y(n, 7.0f), d(n, 7.0f);
    const hinge::relu f;
    const auto check = [&](auto call) {
        const std::string message = message_of([&] { call(f); });
        REQUIRE(message != "");
        CHECK(message_of([&] { call(std::execution::seq, f); }) == message);
        CHECK(message_of([&] { call(std::execution::par, f); }) == message);
        CHECK(message_of([&] { call(std::execution::par_unseq, f); }) == message);
    };
    check([&](const auto&... first) { hinge::forward(first..., shorter, y); });
    check(
        [&](const auto&... first) { hinge::derivative(first..., y.data(), y.data() + 1, n - 1); });
    check([&](const auto&... first) { hinge::backward(first..., x, shorter, y); });
    check([&](const auto&... first) { hinge::forward_with_derivative(first..., x, y, y); });
    check([&](const auto&... first) { hinge::gated_forward(first..., x, shorter, y); });
    check([&](const auto&... first) { hinge::gated_backward(first..., x, x, x, y, y); });
    CHECK(message_of([&] { hinge::forward(std::execution::par, f, shorter, y); }) ==
          "hinge::forward: x has 299999 elements, y has 300000");
    CHECK(y == std::vector<float>(n, 7.0f));
}
