// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <hinge/hinge.hpp>

#include "array/channel_data.hpp"
#include "catch.hpp"
#include "harness/mpfr_number.hpp"

// dslopes and dbias: their error, their bits, and that a channel's sum is of that channel.

namespace {

/// The error of a sum in units of its bound, channels.hpp's, as the sum of these terms.
template <class T>
class judged_sum {
public:
    void add(const mpfr_number& term) {
        exact_ = exact_ + term;
        absolute_ = absolute_ + abs(term);
        ++count_;
    }
    double error(T got, double rounded_products) const {
        const double units = static_cast<double>(count_) + rounded_products;
        const mpfr_number unit(0x1p-53), last(sizeof(T) == 4 ? 0x1p-24 : 0x1p-53);
        const mpfr_number before = mpfr_number(units) * unit * absolute_;
        const mpfr_number bound = before + last * (abs(exact_) + before);
        const mpfr_number off = abs(mpfr_number(static_cast<double>(got)) - exact_);
        return bound > mpfr_number(0) ? static_cast<double>(off / bound)
                                      : static_cast<double>(off) * 1e300;
    }

private:
    mpfr_number exact_, absolute_;
    std::size_t count_ = 0;
};

/// The worst error of all channels, and which it is.
template <class T>
double worst_error(const channel_shape& shape, const std::vector<T>& sums,
                   const std::vector<mpfr_number>& terms, double rounded_products) {
    std::vector<judged_sum<T>> judged(shape.channels);
    for (std::size_t i = 0; i < shape.n(); ++i) judged[shape.channel(i)].add(terms[i]);
    double worst = 0;
    for (std::size_t c = 0; c < shape.channels; ++c) {
        const double error = judged[c].error(sums[c], rounded_products);
        if (std::isnan(error)) return error; // which no bound takes
        worst = std::fmax(worst, error);
    }
    return worst;
}

/// FNV-1a, of encodings.
constexpr std::uint64_t first_checksum = 0xcbf29ce484222325;
template <class T>
void add_to_checksum(std::uint64_t& sum, const std::vector<T>& numbers) {
    for (const T& each : numbers)
        sum = (sum ^ static_cast<std::uint64_t>(harness::encoded(each))) * 0x100000001b3;
}

} // namespace

TEMPLATE_TEST_CASE("sums by channel keep their error bound", "", float, double) {
    using T = TestType;
    for (const channel_shape& shape : channel_shapes()) {
        CAPTURE(shape.channels, shape.inner, shape.rows);
        const auto values = numbers<T>(shape.channels, 3, 2), x = numbers<T>(shape.n(), 1);
        auto dy = numbers<T>(shape.n(), 2);
        for (std::size_t i = 0; i < dy.size(); i += 5) dy[i] *= T(1 << 20); // and they cancel
        const auto got = by_channel(hinge::leaky_relu{}, shape, values, x, dy);
        std::vector<mpfr_number> products, gradients;
        for (std::size_t i = 0; i < shape.n(); ++i) {
            const mpfr_number a(static_cast<double>(x[i])), b(static_cast<double>(dy[i]));
            products.push_back(x[i] > 0 ? mpfr_number(0) : a * b);
            gradients.push_back(mpfr_number(static_cast<double>(got.biased_dx[i])));
        }
        CHECK(worst_error(shape, got.dslopes, products, sizeof(T) == 8 ? 1 : 0) <= 1);
        CHECK(worst_error(shape, got.dbias, gradients, 0) <= 1);
    }
}

TEMPLATE_TEST_CASE("sums that cancel are what is left", "", float, double) {
    using T = TestType;
    // Large numbers, a small one, and the same large ones with the other sign: floats would lose it.
    std::vector<T> x(2'001, T(-1)), dy(2'001), dx(2'001), sum(1);
    for (std::size_t i = 0; i < 1'000; ++i) {
        dy[i] = static_cast<T>(1'000'000 + i);
        dy[2'000 - i] = -dy[i];
    }
    dy[1'000] = T(0.0078125);
    hinge::prelu_backward(std::vector<T>{1}, x, dy, dx, sum);
    CHECK(sum[0] == -T(0.0078125));
    hinge::biased_backward(hinge::identity{}, std::vector<T>{1}, x, dy, dx, sum);
    CHECK(sum[0] == T(0.0078125));
}

TEST_CASE("sums by channel have the same bits on every ISA and by every compiler") {
    std::uint64_t of_floats = first_checksum, of_doubles = of_floats, of_16_bits = of_floats;
    for (const channel_shape& shape : channel_shapes()) {
        const hinge::leaky_relu f;
        const auto values = numbers<float>(shape.channels, 3, 2), x = numbers<float>(shape.n(), 1),
                   dy = numbers<float>(shape.n(), 2);
        const auto got = by_channel(f, shape, values, x, dy);
        add_to_checksum(of_floats, got.dslopes);
        add_to_checksum(of_floats, got.dbias);
        const auto doubles =
            by_channel(f, shape, numbers<double>(shape.channels, 3, 2),
                       numbers<double>(shape.n(), 1), numbers<double>(shape.n(), 2));
        add_to_checksum(of_doubles, doubles.dslopes);
        add_to_checksum(of_doubles, doubles.dbias);
        std::vector<hinge::bfloat16> dx(shape.n());
        std::vector<float> sums(shape.channels);
        hinge::prelu_backward(values, stored<hinge::float16>(x), stored<hinge::bfloat16>(dy), dx,
                              sums, shape.inner);
        add_to_checksum(of_16_bits, sums);
    }
    CHECK(of_floats == 0xb555de9f54eca1e1);
    CHECK(of_doubles == 0xefc8e2e73e809f98);
    CHECK(of_16_bits == 0xa23856142ea8637);
}

TEMPLATE_TEST_CASE("a NaN and an infinity go into the sum of their channel, and into no other", "",
                   float, double) {
    using T = TestType;
    constexpr T nan = std::numeric_limits<T>::quiet_NaN(), inf = std::numeric_limits<T>::infinity();
    const hinge::identity f;
    for (const channel_shape& shape : channel_shapes()) {
        if (shape.n() == 0 || shape.channels < 3) continue;
        CAPTURE(shape.channels, shape.inner, shape.rows);
        const auto values = numbers<T>(shape.channels, 3, 2);
        auto x = numbers<T>(shape.n(), 1), dy = numbers<T>(shape.n(), 2);
        for (T& each : x) each = -std::abs(each) - T(1);
        const auto plain = by_channel(f, shape, values, x, dy);
        // The last of the first channel in row 0, the first of the second, and the third in the last row.
        const std::size_t at_nan = shape.inner - 1, at_inf = shape.inner,
                          at_positive = shape.n() - (shape.channels - 2) * shape.inner;
        x[at_nan] = nan;
        dy[at_inf] = inf;
        x[at_positive] = T(2);
        const auto finite = by_channel(f, shape, values, x, dy);
        dy[at_positive] = -inf; // where x is positive: nothing that dslopes would see
        const auto got = by_channel(f, shape, values, x, dy);
        CHECK(std::isnan(got.dslopes[0]));
        CHECK(std::isnan(got.dbias[0]));
        CHECK(std::isnan(got.prelu_dx[at_nan]));
        CHECK(got.dslopes[1] == -inf);
        CHECK(got.dbias[1] == inf);
        CHECK(got.dslopes[2] == finite.dslopes[2]);
        CHECK(got.dbias[2] == -inf);
        for (std::size_t c = 3; c < shape.channels; ++c) {
            REQUIRE(harness::same(got.dslopes[c], plain.dslopes[c]));
            REQUIRE(harness::same(got.dbias[c], plain.dbias[c]));
        }
        for (std::size_t i = 0; i < shape.n(); ++i)
            if (i != at_nan && i != at_inf && i != at_positive)
                REQUIRE(harness::same(got.prelu_dx[i], plain.prelu_dx[i]));
    }
}

TEST_CASE("sums of no elements are +0") {
    for (const std::size_t channels : {std::size_t(1), std::size_t(513), std::size_t(1'100)}) {
        std::vector<float> none, values(channels, 1.0f), sums(channels, 7.0f);
        hinge::prelu_backward(values, none, none, none, sums, 3);
        CHECK(different(sums, std::vector<float>(channels)) == 0);
        sums.assign(channels, 7.0f);
        hinge::biased_backward(hinge::gelu{}, values, none, none, none, sums, 3);
        CHECK(different(sums, std::vector<float>(channels)) == 0);
    }
}

TEST_CASE("pieces of a call by channel may be run in any order, and cover every element once") {
    using namespace hinge::detail;
    std::uint64_t of_pieces = first_checksum; // of floats, before the sums are rounded to float
    for (const channel_shape& shape : channel_shapes()) {
        CAPTURE(shape.channels, shape.inner, shape.rows);
        std::vector<int> visits(shape.n());
        const channel_grid grid(shape.n(), shape.channels, shape.inner);
        std::size_t channels = 0;
        for (std::size_t t = 0; t < grid.tiles(); ++t) {
            const channel_tile tile = grid[t];
            REQUIRE(tile.channel == channels);
            REQUIRE((tile.pieces() >= 1 && tile.pieces() <= pieces_at_most));
            REQUIRE(tile.first_line_of(0) == 0);
            REQUIRE(tile.first_line_of(tile.pieces()) == tile.lines());
            channels += tile.channels;
            for (std::size_t i = 0; i < tile.lines(); ++i) {
                const channel_line line = tile[i];
                REQUIRE(line.length <= line_room);
                for (std::size_t j = 0; j < line.length; ++j) ++visits[line.begin + j];
            }
        }
        REQUIRE(channels == shape.channels);
        CHECK(std::count(visits.begin(), visits.end(), 1) ==
              static_cast<std::ptrdiff_t>(shape.n()));

        const auto values = numbers<float>(shape.channels, 3, 2), x = numbers<float>(shape.n(), 1),
                   dy = numbers<float>(shape.n(), 2);
        const auto want = by_channel(hinge::relu{}, shape, values, x, dy);
        std::vector<float> dx(shape.n()), dslopes(shape.channels);
        using call = hinge::call::prelu_backward;
        constexpr auto f32 = hinge::format::float32;
        const channel_arrays<call> arrays{
            {values.data(), x.data(), dy.data(), dx.data(), dslopes.data()},
            {f32, f32, f32, f32, f32}};
        for (std::size_t t = grid.tiles(); t-- > 0;) {
            const channel_tile tile = grid[t];
            std::vector<double> sums(tile.pieces() * tile.channels);
            for (std::size_t p = tile.pieces(); p-- > 0;)
                run_piece<all_compiled_here, call, float>(hinge::prelu{}, arrays, tile, p,
                                                          &sums[p * tile.channels]);
            add_to_checksum(of_pieces, sums);
            tile_sums<all_compiled_here, call, float> total;
            for (std::size_t p = 0; p < tile.pieces(); ++p)
                total.add(&sums[p * tile.channels], tile);
            total.store(arrays, tile);
        }
        CHECK(different(dx, want.prelu_dx) == 0);
        CHECK(different(dslopes, want.dslopes) == 0);
    }
    CHECK(of_pieces == 0xf62211f87c6343e6);
}
