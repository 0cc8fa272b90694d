// SPDX-License-Identifier: MIT
#include <bit>
#include <memory>
#include <random>
#include <vector>

#include <sys/mman.h>
#include <unistd.h>

#include "accuracy.hpp"
#include "catch.hpp"

// A result depends on its input alone: not on the lane, the neighbours, the offset, the length or
// being in place.

namespace {

template <class T>
bool same(T a, T b) {
    return (std::isnan(a) && std::isnan(b)) ||
           std::bit_cast<accuracy::encoding<T>>(a) == std::bit_cast<accuracy::encoding<T>>(b);
}

/// Ordinary numbers with what may disturb a neighbour in between: NaN, infinities, subnormals,
/// tails, zeros.
template <class T>
std::vector<T> disturbing_numbers(std::size_t n) {
    using limits = std::numeric_limits<T>;
    const T odd[] = {limits::quiet_NaN(),
                     limits::infinity(),
                     -limits::infinity(),
                     limits::denorm_min(),
                     -limits::min() / 3,
                     limits::max(),
                     -limits::max(),
                     T(-0.0),
                     T(0),
                     T(-90),
                     T(-14),
                     T(-730),
                     T(709),
                     T(-38)};
    std::mt19937_64 random(7);
    std::vector<T> x(n);
    for (T& v : x) {
        const auto bits = random();
        v = bits % 3 == 0 ? odd[(bits >> 8) % std::size(odd)]
                          : T(static_cast<double>(bits >> 11) * 0x1p-53 * 12 - 6);
    }
    return x;
}

/// Room for n elements between two pages that must not be touched: one end of the room is the edge
/// of a page.
template <class T>
class guarded {
public:
    enum edge { at_front, at_back };

    guarded(std::size_t n, edge e) : page(static_cast<std::size_t>(sysconf(_SC_PAGESIZE))) {
        inner = (n * sizeof(T) + page - 1) / page * page + page;
        base = static_cast<char*>(
            mmap(nullptr, inner + 2 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
        REQUIRE(base != MAP_FAILED);
        REQUIRE(mprotect(base + page, inner, PROT_READ | PROT_WRITE) == 0);
        char* first = e == at_front ? base + page : base + page + inner - n * sizeof(T);
        elements = reinterpret_cast<T*>(first);
    }
    guarded(const guarded&) = delete;
    guarded& operator=(const guarded&) = delete;
    ~guarded() { munmap(base, inner + 2 * page); }

    T* data() const { return elements; }

private:
    std::size_t page, inner;
    char* base;
    T* elements;
};

template <class T>
struct expected {
    std::vector<T> y, d;
};

template <class F, class T>
expected<T> by_scalar_calls(const F& f, const std::vector<T>& x) {
    expected<T> e;
    for (T v : x) {
        e.y.push_back(f(v));
        e.d.push_back(f.derivative(v));
    }
    return e;
}

/// True if the n elements at got are the first n of want.
template <class T>
bool equal(const T* got, const std::vector<T>& want, std::size_t first, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i)
        if (!same(got[i], want[first + i])) return false;
    return true;
}

template <class T>
constexpr std::size_t lanes = hinge::simd::lanes<hinge::simd::widest<T>>;

template <class B, class F>
void check_lanes(const F& f) {
    using T = typename B::value_type;
    const auto x = disturbing_numbers<T>(60 * B::size);
    const auto want = by_scalar_calls(f, x);
    bool forward = true, derivative = true;
    // Steps of one element: every number comes to stand in every lane, next to others each time.
    for (std::size_t i = 0; i + B::size <= x.size(); ++i) {
        T y[B::size], d[B::size];
        f(B::load_unaligned(&x[i])).store_unaligned(y);
        f.derivative(B::load_unaligned(&x[i])).store_unaligned(d);
        forward = forward && equal(y, want.y, i, B::size);
        derivative = derivative && equal(d, want.d, i, B::size);
    }
    INFO(F::name << " on " << B::arch_type::name() << ", " << sizeof(T) << " bytes");
    CHECK(forward);
    CHECK(derivative);
}

/// All four calls on x[first .. first + n) with their arguments at either edge of guarded pages.
template <class T, class F>
bool check_guarded(const F& f, const std::vector<T>& x, const expected<T>& want, std::size_t n) {
    bool ok = true;
    for (auto edge : {guarded<T>::at_front, guarded<T>::at_back}) {
        const guarded<T> in(n, edge), dy(n, edge), out(n, edge), out2(n, edge);
        std::copy_n(x.begin(), n, in.data());
        std::copy_n(x.rbegin(), n, dy.data());
        hinge::forward(f, in.data(), out.data(), n);
        ok = ok && equal(out.data(), want.y, 0, n);
        hinge::derivative(f, in.data(), out.data(), n);
        ok = ok && equal(out.data(), want.d, 0, n);
        hinge::forward_with_derivative(f, in.data(), out.data(), out2.data(), n);
        ok = ok && equal(out.data(), want.y, 0, n) && equal(out2.data(), want.d, 0, n);
        hinge::backward(f, in.data(), dy.data(), out.data(), n);
        for (std::size_t i = 0; i < n; ++i)
            ok = ok && same(out.data()[i], dy.data()[i] * want.d[i]);
        // In place: dx on x, y on x, d on x, dx on dy, and last y alone on x.
        const auto restore = [&] { std::copy_n(x.begin(), n, in.data()); };
        hinge::backward(f, in.data(), dy.data(), in.data(), n);
        ok = ok && std::equal(in.data(), in.data() + n, out.data(), same<T>);
        restore();
        hinge::forward_with_derivative(f, in.data(), in.data(), out2.data(), n);
        ok = ok && equal(in.data(), want.y, 0, n) && equal(out2.data(), want.d, 0, n);
        restore();
        hinge::forward_with_derivative(f, in.data(), out2.data(), in.data(), n);
        ok = ok && equal(out2.data(), want.y, 0, n) && equal(in.data(), want.d, 0, n);
        restore();
        hinge::backward(f, in.data(), dy.data(), dy.data(), n);
        ok = ok && std::equal(dy.data(), dy.data() + n, out.data(), same<T>);
        hinge::forward(f, in.data(), in.data(), n);
        ok = ok && equal(in.data(), want.y, 0, n);
    }
    return ok;
}

} // namespace

#if HINGE_HAS_BATCHES
TEST_CASE("a lane gives the bits of the scalar call, whatever its neighbours are") {
    catalogue::for_each_instance([](auto, const auto& f) {
        check_lanes<xsimd::batch<float>>(f);
        check_lanes<xsimd::batch<double>>(f);
#if XSIMD_WITH_SSE2
        check_lanes<xsimd::batch<float, xsimd::sse2>>(f); // narrower than the file's own
        check_lanes<xsimd::batch<double, xsimd::sse2>>(f);
#endif
    });
}
#endif

TEMPLATE_TEST_CASE(
    "an array element gives the bits of the scalar call at every length, between guard pages", "",
    float, double) {
    const std::size_t longest = 3 * lanes<TestType> + 1;
    catalogue::for_each_row([&](auto row) {
        const auto& f = row.instances.back();
        const auto x = disturbing_numbers<TestType>(longest);
        const auto want = by_scalar_calls(f, x);
        for (std::size_t n = 0; n <= longest; ++n) {
            INFO(std::decay_t<decltype(f)>::name << ", n = " << n);
            CHECK(check_guarded(f, x, want, n));
        }
    });
}

TEMPLATE_TEST_CASE("an array element gives the bits of the scalar call at every offset and length",
                   "", float, double) {
    constexpr std::size_t longest = 3 * lanes<TestType> + 1;
    catalogue::for_each_row([&](auto row) {
        const auto& f = row.instances.back();
        const auto x = disturbing_numbers<TestType>(longest + lanes<TestType>);
        const auto want = by_scalar_calls(f, x);
        const TestType untouched = TestType(-77);
        bool right = true, inside = true;
        for (std::size_t offset = 0; offset < lanes<TestType>; ++offset) {
            for (std::size_t n = 0; n <= longest; ++n) {
                // x and y at different offsets from alignment.
                std::vector<TestType> y(longest + 2 * lanes<TestType>, untouched), d = y;
                TestType* const to = y.data() + (lanes<TestType> - offset);
                hinge::forward_with_derivative(f, x.data() + offset, to, d.data() + offset, n);
                right = right && equal(to, want.y, offset, n) &&
                        equal(d.data() + offset, want.d, offset, n);
                for (const TestType& v : y)
                    inside = inside && ((&v >= to && &v < to + n) || v == untouched);
                std::vector<TestType> place(x);
                hinge::derivative(f, place.data() + offset, place.data() + offset, n);
                right =
                    right && equal(place.data() + offset, want.d, offset, n) &&
                    std::equal(place.begin(), place.begin() + static_cast<std::ptrdiff_t>(offset),
                               x.begin(), same<TestType>);
            }
        }
        INFO(std::decay_t<decltype(f)>::name);
        CHECK(right);
        CHECK(inside);
    });
}

TEST_CASE(
    "results that go past the caches are those of the scalar calls, and nothing else is written") {
    constexpr std::size_t n = HINGE_STREAM_FROM_BYTES / (2 * sizeof(float)) + 5, before = 3;
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
