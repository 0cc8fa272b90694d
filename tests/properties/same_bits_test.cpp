// SPDX-License-Identifier: MIT
#include <bit>
#include <cmath>
#include <cstdint>
#include <vector>

#include <hinge/hinge.hpp>

#include "catch.hpp"

// Activations that others are with one parameter have the bits of those: by scalars and by array calls, f
// and f'.

namespace {

/// All kinds of numbers, many where functions bend, and their negatives.
template <class T>
std::vector<T> sweep() {
    using encoding = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;
    std::vector<T> x{T(0), std::numeric_limits<T>::infinity(), std::numeric_limits<T>::max(),
                     std::numeric_limits<T>::min(), std::numeric_limits<T>::denorm_min()};
    std::uint64_t random = 1;
    for (int i = 0; i < 50'000; ++i) {
        random = random * 6364136223846793005u + 1442695040888963407u; // Knuth, MMIX
        const T any = std::bit_cast<T>(static_cast<encoding>(random >> (64 - 8 * sizeof(T))));
        if (std::isfinite(any)) x.push_back(any);
        x.push_back(static_cast<T>(static_cast<double>(random >> 11) * 0x1p-53 * (8 << i % 8)));
    }
    const std::size_t n = x.size();
    for (std::size_t i = 0; i < n; ++i) x.push_back(-x[i]);
    return x;
}

template <class T>
bool same(T a, T b) {
    return std::isnan(a) ? std::isnan(b) : a == b && std::signbit(a) == std::signbit(b);
}

template <class T, class F, class G>
void check_same_bits(const F& f, const G& g) {
    const std::vector<T> x = sweep<T>();
    std::vector<T> y_f(x.size()), d_f(x.size()), y_g(x.size()), d_g(x.size());
    hinge::forward_with_derivative(f, x, y_f, d_f);
    hinge::forward_with_derivative(g, x, y_g, d_g);
    std::size_t different = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        different += !same(y_f[i], y_g[i]) || !same(d_f[i], d_g[i]);
        different += !same(f(x[i]), y_g[i]) || !same(f.derivative(x[i]), d_g[i]);
        different += !same(g(x[i]), y_g[i]) || !same(g.derivative(x[i]), d_g[i]);
    }
    INFO(F::name << " and " << G::name);
    CHECK(different == 0);
}

} // namespace

TEMPLATE_TEST_CASE("swish of 1 is silu, and swish of 1.702 is quick_gelu, to the bit", "", float,
                   double) {
    check_same_bits<TestType>(hinge::swish{}, hinge::silu{});
    check_same_bits<TestType>(hinge::swish{1.702}, hinge::quick_gelu{});
}

TEMPLATE_TEST_CASE("celu of 1 is elu, to the bit", "", float, double) {
    check_same_bits<TestType>(hinge::celu{}, hinge::elu{});
    check_same_bits<TestType>(hinge::celu{1 + 1e-17}, hinge::elu{1});
}
