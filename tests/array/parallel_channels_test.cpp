// SPDX-License-Identifier: MIT
#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include <hinge/by_name.hpp>
#include <hinge/parallel.hpp>

#include "array/channel_data.hpp"
#include "array/message_of.hpp"
#include "array/same_bytes.hpp"
#include "array/threads_here.hpp"
#include "catch.hpp"

// Calls by channel with an execution policy are those without one, the sums too.

namespace {

/// Large enough to be shared: one tile, a few and many, by rows and within them, the last ones smaller.
constexpr channel_shape shapes[] = {{1, 1, 1'000'003}, {3, 1, 333'333}, {64, 1, 9'001},
                                    {5'000, 1, 61},    {64, 49, 100},   {3, 50'000, 3},
                                    {63, 9'001, 1},    {100, 5'000, 1}, {7, 7, 9'001}};

template <class T>
std::vector<T> data(std::size_t n, std::uint64_t seed) {
    if constexpr (sizeof(T) == 2) {
        return stored<T>(numbers<float>(n, seed));
    } else {
        return numbers<T>(n, seed);
    }
}

/// Both of a call's outputs, of which the second stays as it is where there are no sums.
template <class T>
struct outputs {
    std::vector<T> of_elements, of_channels;
};
template <class T>
void check_same(const outputs<T>& got, const outputs<T>& want) {
    CHECK(same_bytes(got.of_elements, want.of_elements));
    CHECK(same_bytes(got.of_channels, want.of_channels));
}

} // namespace

TEMPLATE_TEST_CASE("calls by channel give the bits of those without a policy", "", float, double,
                   hinge::bfloat16) {
    using std::execution::par;
    for (const channel_shape& s : shapes) {
        CAPTURE(s.channels, s.inner, s.rows);
        const auto values = data<TestType>(s.channels, 1), x = data<TestType>(s.n(), 2),
                   dy = data<TestType>(s.n(), 3);
        const outputs<TestType> nothing{std::vector<TestType>(s.n()),
                                        std::vector<TestType>(s.channels)};
        outputs<TestType> want = nothing, got = nothing;
        hinge::prelu_forward(values, x, want.of_elements, s.inner);
        hinge::prelu_forward(par, values, x, got.of_elements, s.inner);
        check_same(got, want);
        hinge::prelu_backward(values, x, dy, want.of_elements, want.of_channels, s.inner);
        hinge::prelu_backward(par, values, x, dy, got.of_elements, got.of_channels, s.inner);
        check_same(got, want);
        const hinge::leaky_relu f;
        hinge::biased_forward(f, values, x, want.of_elements, s.inner);
        hinge::biased_forward(par, f, values, x, got.of_elements, s.inner);
        check_same(got, want);
        hinge::biased_backward(f, values, x, dy, want.of_elements, want.of_channels, s.inner);
        hinge::biased_backward(std::execution::par_unseq, f, values.data(), s.channels, x.data(),
                               dy.data(), got.of_elements.data(), got.of_channels.data(), s.n(),
                               s.inner);
        check_same(got, want);
        got.of_elements = dy; // in place
        hinge::biased_backward(par, hinge::any_activation(f), values, x, got.of_elements,
                               got.of_elements, got.of_channels, s.inner);
        check_same(got, want);
        got = nothing;
        hinge::biased_backward(std::execution::seq, f, values, x, dy, got.of_elements,
                               got.of_channels, s.inner);
        check_same(got, want);
    }
}

TEST_CASE("large calls by channel are shared, by tiles and by the pieces of one") {
    if (threads_here < 2) return;
    for (const channel_shape& s : {channel_shape{1, 1, 1'000'003}, channel_shape{63, 9'001, 1},
                                   channel_shape{5'000, 1, 61}}) {
        CAPTURE(s.channels, s.inner, s.rows);
        const std::vector<float> bias(s.channels), x(s.n());
        std::vector<float> y(s.n());
        std::atomic<int> threads = 0, patience = 20'000; // in ms, then the others do not come
        const auto f = [&](auto each) {
            thread_local const void* counted_for = nullptr;
            if (counted_for != &s) {
                counted_for = &s;
                ++threads;
            }
            while (threads < 2 && patience-- > 0)
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            return each;
        };
        hinge::biased_forward(std::execution::par, f, bias, x, y, s.inner);
        CHECK(threads >= 2);
    }
}

TEST_CASE("calls by channel with a policy refuse what those without one do") {
    const std::vector<float> slopes(3), x(300'001);
    std::vector<float> y(x.size(), 5);
    CHECK(message_of([&] { hinge::prelu_forward(std::execution::par, slopes, x, y); }) ==
          "hinge::prelu_forward: x has 300001 elements, no multiple of slopes' 3 times inner, 1");
    CHECK(y == std::vector<float>(x.size(), 5));
}
