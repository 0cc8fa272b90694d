// SPDX-License-Identifier: MIT
#include <bit>
#include <vector>

#include "accuracy.hpp"
#include "catch.hpp"

// What every function makes of NaN, the infinities and the zeros, by encoding: the sign of a zero
// counts.

namespace {

template <class T>
bool same_encoding(T a, T b) {
    return (std::isnan(a) && std::isnan(b)) ||
           std::bit_cast<accuracy::encoding<T>>(a) == std::bit_cast<accuracy::encoding<T>>(b);
}

template <class T>
struct special {
    const char* name;
    T x;
    catalogue::limit<T> want;
};

/// ln 2 / beta is not a float; a double kernel may be an ulp off it, as its claim allows.
template <class T>
bool matches(T got, T want) {
    if (same_encoding(got, want)) return true;
    const bool rounded_value = std::is_same_v<T, double> && std::isfinite(want) && want != 0 &&
                               want != T(0.5) && want != T(1);
    return rounded_value &&
           (got == std::nextafter(want, T(0)) || got == std::nextafter(want, T(2) * want));
}

template <class T, class Row>
void check_specials(const Row& row, const typename Row::activation& f) {
    const T infinity = catalogue::inf<T>, nan = std::numeric_limits<T>::quiet_NaN();
    const auto limits = row.at_limits(static_cast<T>(row.parameter(f)));
    const special<T> specials[] = {{"NaN", nan, {nan, nan}},       {"-NaN", -nan, {nan, nan}},
                                   {"-inf", -infinity, limits[0]}, {"+inf", infinity, limits[1]},
                                   {"-0", T(-0.0), limits[2]},     {"+0", T(0), limits[3]}};
    using V = hinge::simd::widest<T>;
    constexpr std::size_t size = hinge::simd::lanes<V>;
    for (const auto& [name, x, want] : specials) {
        INFO(Row::activation::name << "(" << row.parameter(f) << ") at " << name << ", "
                                   << sizeof(T) << " bytes: wants " << want.forward << " and "
                                   << want.derivative << ", gives " << f(x) << " and "
                                   << f.derivative(x));
        CHECK(matches(f(x), want.forward));
        CHECK(matches(f.derivative(x), want.derivative));
        for (std::size_t lane = 0; lane < size; ++lane) {
            T lanes[size], y[size], d[size];
            std::fill(lanes, lanes + size, T(-0.7));
            lanes[lane] = x;
            hinge::simd::store(y, f(hinge::simd::load<V>(lanes)));
            hinge::simd::store(d, f.derivative(hinge::simd::load<V>(lanes)));
            CHECK(same_encoding(y[lane], f(x)));
            CHECK(same_encoding(d[lane], f.derivative(x)));
        }
        const std::vector<T> in(2 * size + 1, x);
        std::vector<T> y(in.size()), d(in.size());
        hinge::forward_with_derivative(f, in, y, d);
        for (std::size_t i = 0; i < in.size(); ++i) {
            CHECK(same_encoding(y[i], f(x)));
            CHECK(same_encoding(d[i], f.derivative(x)));
        }
    }
}

} // namespace

TEST_CASE("every activation has the special values of its table, for odd parameters too") {
    catalogue::for_each_instance([](auto row, const auto& f) {
        check_specials<float>(row, f);
        check_specials<double>(row, f);
    });
}

TEST_CASE("derivatives are finite and settled far out, where a branch not taken would overflow") {
    catalogue::for_each_instance([](auto row, const auto& f) {
        const auto settled = row.at_limits(row.parameter(f));
        for (double x : {1e4, 1e30, 1e300, 1.7e308}) {
            INFO(std::decay_t<decltype(f)>::name << "(" << row.parameter(f) << ") at " << x);
            CHECK(same_encoding(f.derivative(-x), settled[0].derivative));
            CHECK(same_encoding(f.derivative(x), settled[1].derivative));
            if (x < 1e31) {
                CHECK(f.derivative(static_cast<float>(-x)) ==
                      static_cast<float>(settled[0].derivative));
                CHECK(f.derivative(static_cast<float>(x)) ==
                      static_cast<float>(settled[1].derivative));
            }
        }
    });
}

TEST_CASE("elu's derivative dies out for every alpha up to 2^946") {
    for (double alpha : {0x1p946, 0x1p900, -0x1p900, 0x1p-900}) {
        const hinge::elu f{.alpha = alpha};
        CHECK(f.derivative(-1e4) == 0);
        CHECK(f.derivative(0.0) == alpha);
    }
}

TEST_CASE("selu has the constants of its paper") {
    CHECK(hinge::selu::alpha == 1.6732632423543772848170429916717);
    CHECK(hinge::selu::scale == 1.0507009873554804934193349852946);
}
