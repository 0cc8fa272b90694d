// SPDX-License-Identifier: MIT
#include <algorithm>

#include "catch.hpp"
#include "check/disturbing_numbers.hpp"
#include "harness/guarded.hpp"

// A result depends on its input alone: not on the lane, the neighbours, the offset, the length or
// being in place.

using namespace harness;

namespace {

template <class T>
struct expected {
    std::vector<T> y, d;
};

template <class T>
expected<T> by_scalar_calls(const tested<T>& f, const std::vector<T>& x) {
    expected<T> e;
    for (const T v : x) {
        e.y.push_back(f.scalar(member::forward, v));
        e.d.push_back(f.scalar(member::derivative, v));
    }
    return e;
}

template <class T>
bool equal(const T* got, const T* want, std::size_t n) {
    return std::equal(got, got + n, want, same<T>);
}

/// The first and the last instance: two kernels, where there are two.
template <class T, class Visitor>
void for_two_instances(Visitor visit) {
    const subject& s = the_subject();
    const instance* last = &s.instances.back();
    while (!holds<T>(*last)) --last;
    visit(tested<T>{s, s.instances.front()});
    if (last != &s.instances.front()) visit(tested<T>{s, *last});
}

/// Four arrays for the arguments of a call, each between pages of its own.
template <class T>
struct arguments {
    guarded<T> x, dy, out, out2;
    explicit arguments(std::size_t n) : x(n), dy(n), out(n), out2(n) {}
};

/// All four calls on the first n of x, the arguments at an edge of their pages.
template <class T>
bool is_right_at_edge(const tested<T>& f, const std::vector<T>& x, const expected<T>& want,
                      std::size_t n, const arguments<T>& memory, edge e) {
    const auto& call = f.calls();
    const void* const g = f.at.f;
    T* const in = memory.x.elements(n, e);
    T* const dy = memory.dy.elements(n, e);
    T* const out = memory.out.elements(n, e);
    T* const out2 = memory.out2.elements(n, e);
    const auto restore = [&] { std::copy_n(x.begin(), n, in); };
    const auto is_y = [&](const T* got) { return equal(got, want.y.data(), n); };
    const auto is_d = [&](const T* got) { return equal(got, want.d.data(), n); };
    std::vector<T> dx(n);
    std::copy_n(x.rbegin(), n, dy);
    for (std::size_t i = 0; i < n; ++i) dx[i] = call.backward_at(x[i], dy[i], want.d[i]);
    const auto is_dx = [&](const T* got) { return equal(got, dx.data(), n); };

    restore();
    call.both(g, in, out, out2, n);
    bool right = is_y(out) && is_d(out2);
    call.backward(g, in, dy, out, n);
    right = right && is_dx(out);
    // In place: dx on x, y on x, d on x, dx on dy.
    call.backward(g, in, dy, in, n);
    right = right && is_dx(in);
    restore();
    call.both(g, in, in, out2, n);
    right = right && is_y(in) && is_d(out2);
    restore();
    call.both(g, in, out2, in, n);
    right = right && is_y(out2) && is_d(in);
    restore();
    call.backward(g, in, dy, dy, n);
    return right && is_dx(dy);
}

} // namespace

TEMPLATE_TEST_CASE("a lane gives the bits of the scalar call, whatever its neighbours are", "",
                   float, double) {
    for_each_instance<TestType>(the_subject(), [](const tested<TestType>& f) {
        for (const auto& batch : f.calls().batches) {
            INFO(f.name() << " on " << batch.isa);
            const std::size_t n = 60 * batch.lanes;
            const auto x = disturbing_numbers<TestType>(n + batch.lanes);
            const auto want = by_scalar_calls(f, x);
            std::vector<TestType> got(n);
            // Steps of one element: every number comes to stand in every lane.
            for (std::size_t offset = 0; offset < batch.lanes; ++offset) {
                batch.evaluate[0](f.at.f, x.data() + offset, got.data(), n);
                CHECK(equal(got.data(), want.y.data() + offset, n));
                batch.evaluate[1](f.at.f, x.data() + offset, got.data(), n);
                CHECK(equal(got.data(), want.d.data() + offset, n));
            }
        }
    });
}

TEMPLATE_TEST_CASE("an array's element gives the bits of the scalar call at every length, between "
                   "guard pages",
                   "", float, double) {
    for_two_instances<TestType>([](const tested<TestType>& f) {
        const std::size_t longest = 3 * f.calls().lanes + 1;
        const auto x = disturbing_numbers<TestType>(longest);
        const auto want = by_scalar_calls(f, x);
        const arguments<TestType> memory(longest);
        for (std::size_t n = 0; n <= longest; ++n) {
            INFO(f.name() << ", n = " << n);
            CHECK(is_right_at_edge(f, x, want, n, memory, edge::front));
            CHECK(is_right_at_edge(f, x, want, n, memory, edge::back));
        }
    });
}

TEMPLATE_TEST_CASE(
    "an array's element gives the bits of the scalar call at every offset and length", "", float,
    double) {
    for_two_instances<TestType>([](const tested<TestType>& f) {
        const std::size_t lanes = f.calls().lanes, longest = 3 * lanes + 1;
        const auto x = disturbing_numbers<TestType>(longest + lanes);
        const auto want = by_scalar_calls(f, x);
        const TestType untouched = TestType(-77);
        bool right = true, inside = true;
        for (std::size_t offset = 0; offset < lanes; ++offset) {
            for (std::size_t n = 0; n <= longest; ++n) {
                // x and y at different offsets from alignment.
                std::vector<TestType> y(longest + 2 * lanes, untouched), d = y;
                TestType* const to = y.data() + (lanes - offset);
                f.calls().both(f.at.f, x.data() + offset, to, d.data() + offset, n);
                right = right && equal(to, want.y.data() + offset, n) &&
                        equal(d.data() + offset, want.d.data() + offset, n);
                for (const TestType& v : y)
                    inside = inside && ((&v >= to && &v < to + n) || v == untouched);
                std::vector<TestType> place(x);
                f.evaluate(member::derivative, place.data() + offset, place.data() + offset, n);
                right =
                    right && equal(place.data() + offset, want.d.data() + offset, n) &&
                    equal(place.data(), x.data(), offset) &&
                    equal(place.data() + offset + n, x.data() + offset + n, x.size() - offset - n);
            }
        }
        INFO(f.name());
        CHECK(right);
        CHECK(inside);
    });
}
