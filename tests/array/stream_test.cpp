// SPDX-License-Identifier: MIT
#include <algorithm>
#include <vector>

#include <hinge/hinge.hpp>

#include "array/meaning.hpp"
#include "catch.hpp"
#include "harness/encoding.hpp"
#include "harness/guarded.hpp"

// Results that go past the caches: when they do, and that they are what they would be otherwise.

using hinge::detail::stream_from_bytes;

namespace {

/// An address that is never read from or written to.
template <class T = float>
T* at(std::uintptr_t address) {
    return reinterpret_cast<T*>(address);
}
constexpr std::uintptr_t far = std::uintptr_t{1} << 40;

constexpr std::size_t MiB = std::size_t{1} << 20;

/// As many elements as make a call of so many arrays large enough.
template <class T>
constexpr std::size_t enough(std::size_t arrays, std::size_t cache = 0) {
    return (stream_from_bytes(cache) + arrays * sizeof(T) - 1) / (arrays * sizeof(T));
}

template <class T, std::size_t In, std::size_t Out>
bool streams(const T* const (&in)[In], T* const (&out)[Out], std::size_t n) {
    return hinge::detail::streams(in, out, n, 32 * MiB);
}
template <class T>
bool streams_one(const T* x, T* y, std::size_t n) {
    return streams<T, 1, 1>({x}, {y}, n);
}
template <class T>
bool streams_two(const T* x, T* y, T* d, std::size_t n) {
    return streams<T, 1, 2>({x}, {y, d}, n);
}

template <class T>
std::vector<T> numbers(std::size_t n) {
    std::vector<T> x(n);
    for (std::size_t i = 0; i < n; ++i) x[i] = static_cast<T>(i * 37 % 101) / 8 - 6;
    if (n > 9) x[9] = std::numeric_limits<T>::quiet_NaN();
    return x;
}

/// The inputs of Call.
template <class Call, class T>
struct numbers_in {
    std::vector<T> x, dy, value;

    explicit numbers_in(std::size_t n)
        : x(numbers<T>(n)), dy(x.rbegin(), x.rend()), value(n, T(1)) {
        if (takes_value<Call>) std::rotate_copy(x.begin(), x.begin() + 5, x.end(), value.begin());
    }
    inputs_by_name<T> from(std::size_t i) const { return {&x[i], &dy[i], &value[i]}; }
};

/// The arguments of Call under their names, and whether its outputs hold what they should.
template <class Call, class T, class F>
struct streamed_call {
    static constexpr std::size_t ins = std::size(Call::inputs), outs = std::size(Call::outputs);
    const F& f;
    std::vector<T> want[outs];

    streamed_call(const F& activation, const inputs_by_name<T>& of, std::size_t n) : f(activation) {
        for (std::size_t j = 0; j < outs; ++j)
            for (std::size_t i = 0; i < n; ++i)
                want[j].push_back(output_of(Call::outputs[j], f, of.x[i], of.dy[i], of.value[i]));
    }
    void run(const inputs_by_name<T>& of, T* const (&out)[outs], std::size_t n) const {
        const T* in[ins];
        for (std::size_t j = 0; j < ins; ++j) in[j] = input_of(Call::inputs[j], of);
        hinge::detail::compiled_here::streamed<Call>(f, in, out, n);
    }
    bool is_right(std::size_t j, const T* got, std::size_t first, std::size_t n) const {
        return std::equal(got, got + n, want[j].begin() + static_cast<std::ptrdiff_t>(first),
                          harness::same<T>);
    }
};

template <class T>
constexpr std::size_t longest = 4 * hinge::simd::lanes<hinge::simd::widest<T>> + 1;

/// Every offset of the outputs in a line of the caches and every length, the inputs at another offset,
/// between elements that no one may write to.
template <class Call, class T, class F>
void check_offsets(const F& f) {
    constexpr std::size_t line = 64 / sizeof(T);
    const numbers_in<Call, T> all(longest<T> + line);
    const T canary = T(-77);
    std::size_t wrong = 0, outside = 0;
    for (std::size_t offset = 0; offset < line; ++offset) {
        const auto in = all.from(offset * 5 % line);
        const streamed_call<Call, T, F> call(f, in, longest<T>);
        for (std::size_t n = 0; n <= longest<T>; ++n) {
            std::vector<T> room[call.outs];
            T* out[call.outs];
            for (std::size_t j = 0; j < call.outs; ++j) {
                room[j].assign(longest<T> + 4 * line, canary);
                const auto start = reinterpret_cast<std::uintptr_t>(room[j].data()) % 64;
                out[j] = room[j].data() + line + (64 - start) / sizeof(T) + offset;
            }
            call.run(in, out, n);
            for (std::size_t j = 0; j < call.outs; ++j) {
                wrong += !call.is_right(j, out[j], 0, n);
                for (const T& v : room[j])
                    outside += !((&v >= out[j] && &v < out[j] + n) || v == canary);
            }
        }
    }
    INFO(F::name << ", " << Call::name);
    CHECK(wrong == 0);
    CHECK(outside == 0);
}

/// Every length, at both edges of pages that must not be touched.
template <class Call, class T, class F>
void check_pages(const F& f) {
    const numbers_in<Call, T> all(longest<T>);
    const harness::guarded<T> x_pages(longest<T>), dy_pages(longest<T>), value_pages(longest<T>),
        out_pages(longest<T>), out2_pages(longest<T>);
    const streamed_call<Call, T, F> call(f, all.from(0), longest<T>);
    std::size_t wrong = 0;
    for (const auto edge : {harness::edge::front, harness::edge::back}) {
        for (std::size_t n = 0; n <= longest<T>; ++n) {
            T* const x = x_pages.elements(n, edge);
            T* const dy = dy_pages.elements(n, edge);
            T* const value = value_pages.elements(n, edge);
            std::copy_n(all.x.begin(), n, x);
            std::copy_n(all.dy.begin(), n, dy);
            std::copy_n(all.value.begin(), n, value);
            T* out[call.outs];
            for (std::size_t j = 0; j < call.outs; ++j)
                out[j] = (j == 0 ? out_pages : out2_pages).elements(n, edge);
            call.run({x, dy, value}, out, n);
            for (std::size_t j = 0; j < call.outs; ++j) wrong += !call.is_right(j, out[j], 0, n);
        }
    }
    INFO(F::name << ", " << Call::name);
    CHECK(wrong == 0);
}

} // namespace

TEST_CASE("results go past the caches from a third of the last-level cache on, and 64 MiB") {
    static_assert(stream_from_bytes(0) == 64 * MiB); // of one that is not known
    static_assert(stream_from_bytes(192 * MiB + 3) == 64 * MiB + 1);
    static_assert(stream_from_bytes(480 * MiB) == 160 * MiB);
    const float* const x[] = {at(far)};
    float* const y[] = {at(2 * far)};
    const std::size_t cache = 480 * MiB, n = enough<float>(2, cache);
    CHECK(!hinge::detail::streams(x, y, enough<float>(2), cache));
    CHECK(!hinge::detail::streams(x, y, n - 1, cache));
    CHECK(hinge::detail::streams(x, y, n, cache));
}

TEMPLATE_TEST_CASE("results go past the caches from a size on, all arrays together", "", float,
                   double) {
    const TestType* const x = at<TestType>(far);
    TestType *const y = at<TestType>(2 * far), *const d = at<TestType>(3 * far);
    CHECK(!streams_one(x, y, 0));
    CHECK(!streams_one(x, y, 1));
    CHECK(!streams_one(x, y, enough<TestType>(2) - 1));
    CHECK(streams_one(x, y, enough<TestType>(2)));
    CHECK(!streams_two(x, y, d, enough<TestType>(3) - 2));
    CHECK(streams_two(x, y, d, enough<TestType>(3)));
    CHECK(!streams<TestType, 2, 1>({x, d}, {y}, enough<TestType>(3) - 2));
    CHECK(streams<TestType, 2, 1>({x, d}, {y}, enough<TestType>(3)));
    CHECK(streams_one(x, y, std::size_t{1} << 36));
}

TEST_CASE("results that are read as well stay in the caches") {
    const std::size_t n = enough<float>(2);
    float *const a = at(far), *const b = at(2 * far), *const c = at(3 * far);
    CHECK(!streams_one<float>(a, a, n));
    CHECK(!streams_two<float>(a, a, b, n));
    CHECK(!streams_two<float>(a, b, a, n));
    CHECK(!streams<float, 2, 1>({a, b}, {a}, n));
    CHECK(!streams<float, 2, 1>({a, b}, {b}, n));
    CHECK(!streams<float, 2, 1>({a, a}, {a}, n));
    CHECK(streams<float, 2, 1>({a, a}, {b}, n));
    CHECK(streams<float, 2, 1>({a, b}, {c}, n));
}

TEMPLATE_TEST_CASE("results go past the caches where all outputs stand alike in a line of 64 bytes",
                   "", float, double) {
    const std::size_t n = enough<TestType>(2);
    const TestType* const x = at<TestType>(far);
    for (std::uintptr_t apart = 0; apart <= 256; apart += sizeof(TestType)) {
        INFO(apart << " bytes");
        TestType *const y = at<TestType>(2 * far), *const d = at<TestType>(3 * far + apart);
        CHECK(streams_two(x, y, d, n) == (apart % 64 == 0));
        CHECK(streams_two(x, d, y, n) == (apart % 64 == 0));
        CHECK(streams_one(x, d, n)); // one output, aligned to no more than its type
        TestType* const beside = at<TestType>(2 * far + apart);
        CHECK(streams_two(x, beside, d, n));
    }
    CHECK(!streams_one(x, at<TestType>(2 * far + sizeof(TestType) / 2), n));
}

TEMPLATE_TEST_CASE("a streamed loop gives the bits of the scalar calls at every offset and length",
                   "", float, double) {
    using V = hinge::simd::widest<TestType>;
    const auto check = [](const auto& f) {
        if constexpr (hinge::simd::can_stream<V>) { // without such stores there is no such loop
            hinge::array_calls::for_each([&]<class Call>() {
                check_offsets<Call, TestType>(f);
                check_pages<Call, TestType>(f);
            });
        }
    };
    check(hinge::leaky_relu{0.5});
    check(hinge::gelu{});
}

TEST_CASE(
    "results of a call that is large enough are those of the scalar calls, and nothing else is "
    "written") {
    constexpr std::size_t n = enough<float>(2) + 5, before = 3;
    std::vector<float> x(n), y(n + 2 * before, -1.0f);
    for (std::size_t i = 0; i < n; ++i) x[i] = static_cast<float>(i % 1009) - 500;
    const hinge::leaky_relu f{0.5};
    const auto check = [&](auto want) {
        std::size_t wrong = 0;
        for (std::size_t i = 0; i < n; ++i) wrong += y[before + i] != want(x[i]);
        CHECK(wrong == 0);
        for (std::size_t i = 0; i < before; ++i) {
            CHECK(y[i] == -1);
            CHECK(y[before + n + i] == -1);
        }
    };
    hinge::forward(f, x.data(), y.data() + before, n);
    check([&](float v) { return f(v); });
    hinge::backward(f, x.data(), x.data(), y.data() + before, n);
    check([&](float v) { return v * f.derivative(v); });
}
