// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "harness/encoding.hpp"
#include "harness/tested.hpp"

// What the function makes of NaN, the infinities and the zeros, by encoding: the sign of a zero
// counts.

using namespace harness;

namespace {

template <class T>
struct special {
    const char* name;
    T x;
    limit<T> want;
};

template <class T>
std::vector<special<T>> specials(const tested<T>& f) {
    const T nan = std::numeric_limits<T>::quiet_NaN();
    const limits<T> at = f.limits();
    return {{"NaN", nan, {nan, nan}}, {"-NaN", -nan, {nan, nan}}, {"-inf", -inf<T>, at[0]},
            {"+inf", inf<T>, at[1]},  {"-0", T(-0.0), at[2]},     {"+0", T(0), at[3]}};
}

/// ln 2 / beta is not a float; a double kernel may be an ulp off it, as its claim allows.
template <class T>
bool matches(T got, T want) {
    if (same(got, want)) return true;
    const bool is_rounded = std::is_same_v<T, double> && std::isfinite(want) && want != 0 &&
                            want != T(0.5) && want != T(1);
    return is_rounded &&
           (got == std::nextafter(want, T(0)) || got == std::nextafter(want, T(2) * want));
}

template <class T>
void check_everywhere(const tested<T>& f, member m, T x, T want) {
    const T got = f.scalar(m, x);
    INFO(f.name() << " " << name_of(m) << ": wants " << want << ", gives " << got);
    CHECK(matches(got, want));
    for (const auto& batch : f.calls().batches) {
        for (std::size_t lane = 0; lane < batch.lanes; ++lane) {
            std::vector<T> in(batch.lanes, T(-0.7)), out(batch.lanes);
            in[lane] = x;
            batch.evaluate[index(m)](f.at.f, in.data(), out.data(), batch.lanes);
            CHECK(same(out[lane], got));
        }
    }
    const std::vector<T> in(2 * f.calls().lanes + 1, x);
    std::vector<T> out(in.size());
    f.evaluate(m, in.data(), out.data(), in.size());
    for (const T v : out) CHECK(same(v, got));
}

} // namespace

TEMPLATE_TEST_CASE("special values are those of the row, for odd parameters too", "", float,
                   double) {
    for_each_instance<TestType>(the_subject(), [](const auto& f) {
        for (const auto& [name, x, want] : specials(f)) {
            INFO("at " << name);
            check_everywhere(f, member::forward, x, want.forward);
            check_everywhere(f, member::derivative, x, want.derivative);
        }
    });
}

TEMPLATE_TEST_CASE(
    "far out a branch not taken may overflow, and f and f' are what they are at infinity", "",
    float, double) {
    for_each_instance<TestType>(the_subject(), [](const auto& f) {
        if (!is_ordinary(f.at)) return;
        const auto limits = f.limits(); // -inf, +inf, ...
        for (const double size : {1e4, 1e30, 1e300, 1.7e308}) {
            if (size > static_cast<double>(std::numeric_limits<TestType>::max())) continue;
            for (const int side : {0, 1}) {
                const double x = side == 0 ? -size : size;
                for (const member m : members) {
                    const auto& at = limits[std::size_t(side)];
                    const TestType limit = m == member::forward ? at.forward : at.derivative;
                    // Whether it is that far out. A sum that underflows keeps its sign.
                    const auto want = f.template reference<long double>(m, x);
                    if (static_cast<TestType>(want) != limit) continue;
                    INFO(f.name() << " " << name_of(m) << " at " << x);
                    CHECK(same(f.scalar(m, static_cast<TestType>(x)), limit));
                }
            }
        }
    });
}

TEMPLATE_TEST_CASE("backward is what the row says for every dy, infinite and NaN ones too", "",
                   float, double) {
    for_each_instance<TestType>(the_subject(), [](const tested<TestType>& f) {
        const TestType nan = std::numeric_limits<TestType>::quiet_NaN();
        for (const TestType dy :
             {TestType(2), TestType(-0.0), inf<TestType>, -inf<TestType>, nan}) {
            for (const TestType x : {TestType(1.5), TestType(-1.5), TestType(0), TestType(-0.0),
                                     inf<TestType>, -inf<TestType>, nan}) {
                const TestType want = f.calls().backward_at(x, dy, f.scalar(member::derivative, x));
                const std::size_t n = 2 * f.calls().lanes + 1;
                const std::vector<TestType> xs(n, x), dys(n, dy);
                std::vector<TestType> dx(n);
                f.calls().backward(f.at.f, xs.data(), dys.data(), dx.data(), n);
                INFO(f.name() << ", x = " << x << ", dy = " << dy << ": wants " << want);
                for (const TestType v : dx) CHECK(same(v, want));
            }
        }
    });
}
