// SPDX-License-Identifier: MIT
#include <algorithm>
#include <limits>
#include <vector>

#include "array/gated_unit.hpp"
#include "catch.hpp"
#include "harness/guarded.hpp"

// gated_forward and gated_backward of every activation give the bits of the scalar calls, wherever an
// element stands.

namespace {

template <class T>
constexpr std::size_t lanes = hinge::simd::lanes<hinge::simd::widest<T>>;

/// n numbers of a gate, a value or a gradient: ordinary ones with NaN, infinities, zeros and large ones
/// among them, at other places in each of the three.
template <class T>
std::vector<T> all_kinds(std::size_t n, std::size_t which) {
    constexpr T inf = std::numeric_limits<T>::infinity(), nan = std::numeric_limits<T>::quiet_NaN();
    constexpr T rare[] = {nan, inf, -inf, T(0), -T(0), std::numeric_limits<T>::max(), -T(100)};
    std::vector<T> x(n);
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t ordinary = (i + 11 * which) * 37 % 101;
        x[i] = i % 4 == which ? rare[i / 4 % std::size(rare)] : static_cast<T>(ordinary) / 8 - 6;
    }
    return x;
}

/// The arrays of one call, of which an output may be an input: number 0, 1 or 2, gate, value and dy.
template <class T>
struct in_place {
    std::vector<T> arrays[5];
    explicit in_place(std::size_t n) {
        for (std::size_t j = 0; j < 5; ++j) arrays[j] = all_kinds<T>(n, j % 3);
    }
    T* operator[](std::size_t j) { return arrays[j].data(); }
};

} // namespace

TEMPLATE_TEST_CASE(
    "gated calls of every activation give the bits of the scalar calls at every offset "
    "and length, and write no more",
    "", float, double) {
    using T = TestType;
    constexpr std::size_t longest = 3 * lanes<T> + 1, room = longest + 2 * lanes<T>;
    const T untouched = T(-77);
    const auto gate = all_kinds<T>(room, 0), value = all_kinds<T>(room, 1),
               dy = all_kinds<T>(room, 2);
    for (const gated_unit<T>& unit : every_unit<T>()) {
        std::vector<of_gate<T>> want;
        for (std::size_t i = 0; i < room; ++i) want.push_back(unit.one(gate[i], value[i], dy[i]));
        std::size_t wrong = 0, outside = 0;
        for (std::size_t offset = 0; offset < lanes<T>; ++offset) {
            for (std::size_t n = 0; n <= longest; ++n) {
                // Every array at another offset than the next.
                std::vector<T> y(room, untouched), dgate = y, dvalue = y;
                const std::size_t to = lanes<T> - offset, to2 = (offset + 3) % lanes<T>;
                unit.forward(&gate[offset], &value[offset], &y[to], n);
                unit.backward(&gate[offset], &value[offset], &dy[offset], &dgate[to], &dvalue[to2],
                              n);
                for (std::size_t i = 0; i < n; ++i)
                    wrong +=
                        !same<T>({y[to + i], dgate[to + i], dvalue[to2 + i]}, want[offset + i]);
                for (std::size_t i = 0; i < room; ++i)
                    outside +=
                        ((i < to || i >= to + n) && (y[i] != untouched || dgate[i] != untouched)) ||
                        ((i < to2 || i >= to2 + n) && dvalue[i] != untouched);
            }
        }
        INFO(unit.name);
        CHECK(wrong == 0);
        CHECK(outside == 0);
    }
}

TEMPLATE_TEST_CASE(
    "gated calls touch nothing outside their arrays, which stand between guard pages", "", float,
    double) {
    using T = TestType;
    constexpr std::size_t longest = 3 * lanes<T> + 1;
    const harness::guarded<T> pages[] = {harness::guarded<T>(longest), harness::guarded<T>(longest),
                                         harness::guarded<T>(longest), harness::guarded<T>(longest),
                                         harness::guarded<T>(longest)};
    for (const gated_unit<T>& unit : every_unit<T>()) {
        std::size_t wrong = 0;
        for (const auto edge : {harness::edge::front, harness::edge::back}) {
            for (std::size_t n = 0; n <= longest; ++n) {
                T* at[5];
                for (std::size_t j = 0; j < 5; ++j) at[j] = pages[j].elements(n, edge);
                for (std::size_t j = 0; j < 3; ++j)
                    std::copy_n(all_kinds<T>(n, j).begin(), n, at[j]);
                unit.forward(at[0], at[1], at[3], n);
                const std::vector<T> y(at[3], at[3] + n);
                unit.backward(at[0], at[1], at[2], at[3], at[4], n);
                for (std::size_t i = 0; i < n; ++i)
                    wrong += !same<T>({y[i], at[3][i], at[4][i]},
                                      unit.one(at[0][i], at[1][i], at[2][i]));
            }
        }
        INFO(unit.name);
        CHECK(wrong == 0);
    }
}

TEMPLATE_TEST_CASE("an output of a gated call may be any of its inputs", "", float, double) {
    using T = TestType;
    constexpr std::size_t n = 3 * lanes<T> + 1, apart = 3, apart2 = 4;
    in_place<T> in(n);
    for (const gated_unit<T>& unit : every_unit<T>()) {
        INFO(unit.name);
        std::size_t wrong = 0;
        for (const std::size_t y : {std::size_t(0), std::size_t(1)}) {
            in_place<T> of(n);
            unit.forward(of[0], of[1], of[y], n);
            for (std::size_t i = 0; i < n; ++i)
                wrong += !harness::same(of[y][i], unit.one(in[0][i], in[1][i], in[2][i]).y);
        }
        for (const std::size_t dgate : {std::size_t(0), std::size_t(1), std::size_t(2), apart}) {
            for (const std::size_t dvalue :
                 {std::size_t(0), std::size_t(1), std::size_t(2), apart2}) {
                if (dgate == dvalue) continue; // refused, see overlap_test.cpp
                in_place<T> of(n);
                unit.backward(of[0], of[1], of[2], of[dgate], of[dvalue], n);
                for (std::size_t i = 0; i < n; ++i) {
                    const of_gate<T> want = unit.one(in[0][i], in[1][i], in[2][i]);
                    wrong += !harness::same(of[dgate][i], want.dgate) ||
                             !harness::same(of[dvalue][i], want.dvalue);
                }
            }
        }
        // One array for all inputs, and an output.
        in_place<T> of(n);
        unit.forward(of[0], of[0], of[0], n);
        unit.backward(of[1], of[1], of[1], of[1], of[apart], n);
        for (std::size_t i = 0; i < n; ++i) {
            const of_gate<T> want = unit.one(in[1][i], in[1][i], in[1][i]);
            wrong += !harness::same(of[0][i], unit.one(in[0][i], in[0][i], T(1)).y) ||
                     !same<T>({T(0), of[1][i], of[apart][i]}, {T(0), want.dgate, want.dvalue});
        }
        CHECK(wrong == 0);
    }
}
