// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include "array/gated_unit.hpp"
#include "catch.hpp"
#include "harness/ulp.hpp"

// What gated units are for NaN and infinities, and how exact they are.

namespace {

template <class T>
struct special {
    using limits = std::numeric_limits<T>;
    static constexpr T inf = limits::infinity(), nan = limits::quiet_NaN(), largest = limits::max();
};

template <class T>
struct gated_row {
    T gate, value, dy;
    of_gate<T> want;
};

/// By the array calls, the row in every lane and in the remainder.
template <class T, class F>
void check_row(const F& f, const gated_row<T>& row) {
    const std::size_t n = 2 * hinge::simd::lanes<hinge::simd::widest<T>> + 1;
    const std::vector<T> gate(n, row.gate), value(n, row.value), dy(n, row.dy);
    std::vector<T> y(n), dgate(n), dvalue(n);
    hinge::gated_forward(f, gate, value, y);
    hinge::gated_backward(f, gate, value, dy, dgate, dvalue);
    for (std::size_t i = 0; i < n; ++i) {
        INFO(F::name << ", gate " << row.gate << ", value " << row.value << ", dy " << row.dy
                     << ", element " << i << ": y " << y[i] << ", dgate " << dgate[i] << ", dvalue "
                     << dvalue[i]);
        CHECK(same({y[i], dgate[i], dvalue[i]}, row.want));
    }
}

} // namespace

TEMPLATE_TEST_CASE("NaN and infinities go through a gated unit as through the products", "", float,
                   double) {
    using T = TestType;
    constexpr T inf = special<T>::inf, nan = special<T>::nan, largest = special<T>::largest;
    const hinge::silu f;
    const T at_1 = f(T(1)), slope_at_1 = f.derivative(T(1));
    const gated_row<T> rows[] = {
        {nan, 1, 1, {nan, nan, nan}},
        {1, nan, 1, {nan, nan, at_1}},
        {1, 1, nan, {at_1, nan, nan}},
        {1, inf, -1, {inf, -inf, -at_1}},
        {1, -1, inf, {-at_1, -inf, inf}},
        {1, 2, 0, {2 * at_1, 0, 0}},
        {1, -2, -0.5, {-2 * at_1, slope_at_1, T(-0.5) * at_1}},
        {-inf, 2, 3, {-T(0), -T(0), -T(0)}},
        {-inf, inf, 1, {nan, nan, -T(0)}},
        {inf, -2, 3, {-inf, -6, inf}},
        {inf, 0, 3, {nan, 0, inf}},
        {0, inf, 1, {nan, inf, 0}},
        {-T(0), 3, 2, {-T(0), 3, -T(0)}},
        {0, -3, 2, {-T(0), -3, 0}},
        // dy * value overflows, where f' is small and below zero.
        {-20, largest, 2, {f(T(-20)) * largest, -inf, 2 * f(T(-20))}},
    };
    for (const auto& row : rows) check_row<T>(f, row);
}

TEMPLATE_TEST_CASE("a dead unit of relu has the gradient +0, whatever dy and value are", "", float,
                   double) {
    using T = TestType;
    constexpr T inf = special<T>::inf, nan = special<T>::nan, largest = special<T>::largest;
    for (const T dead : {T(-1), T(0), -T(0), -inf}) {
        for (const T value : {T(2), T(-2), T(0), largest, inf, -inf, nan})
            for (const T dy : {T(3), T(-3), T(0), largest, inf, -inf, nan})
                check_row<T>(hinge::relu{}, {dead, value, dy, {value * T(0), T(0), dy * T(0)}});
    }
    check_row<T>(hinge::relu{}, {2, -3, 5, {-6, -15, 10}});
    check_row<T>(hinge::relu{}, {nan, 1, 1, {nan, nan, nan}});
}

TEST_CASE("a gated unit keeps the bounds of array.hpp, at gates where derivatives are tiny too") {
    constexpr std::size_t n = 20'000;
    std::mt19937 random(1);
    const auto uniform = [&](double from, double to) {
        return from + (to - from) * (static_cast<double>(random()) * 0x1p-32);
    };
    std::vector<float> gate(n), value(n), dy(n), y(n), dgate(n), dvalue(n);
    for (std::size_t i = 0; i < n; ++i) {
        gate[i] = static_cast<float>(uniform(i % 2 == 0 ? -85 : -8, 8));
        // Of any size, but their product is near 1.
        const double scale = std::exp2(uniform(-25, 25));
        value[i] = static_cast<float>(uniform(0.5, 1) * (i % 3 == 0 ? -scale : scale));
        dy[i] = static_cast<float>(uniform(0.5, 1) / scale);
    }
    constexpr double normal = std::numeric_limits<float>::min();
    for (const gated_unit<float>& unit : every_unit<float>()) {
        unit.forward(gate.data(), value.data(), y.data(), n);
        unit.backward(gate.data(), value.data(), dy.data(), dgate.data(), dvalue.data(), n);
        const double p = static_cast<float>(unit.parameter),
                     q = static_cast<float>(unit.second_parameter);
        double forward_error = 0, slope_error = 0;
        std::size_t forwards = 0, slopes = 0;
        for (std::size_t i = 0; i < n; ++i) {
            const double g = gate[i], v = value[i], d = dy[i];
            const double f = unit.formula.of[0](g, p, q), slope = unit.formula.of[1](g, p, q);
            if (std::abs(f) >= normal) {
                ++forwards;
                forward_error = std::max({forward_error, harness::ulp_error(y[i], f * v),
                                          harness::ulp_error(dvalue[i], d * f)});
            }
            if (std::abs(slope) >= normal) {
                ++slopes;
                slope_error = std::max(slope_error, harness::ulp_error(dgate[i], d * v * slope));
            }
        }
        INFO(unit.name << ": " << forwards << " results, " << slopes << " slopes");
        CHECK(forwards > n / 20);
        CHECK(slopes > n / 20);
        CHECK(forward_error <= 2 * unit.claim.forward_f32 + 1);
        CHECK(slope_error <= 2 * unit.claim.derivative_f32 + 2);
    }
}
