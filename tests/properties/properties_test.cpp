// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <string>
#include <vector>

#include <hinge/hinge.hpp>

#include "catch.hpp"
#include "samples.hpp"

// What these functions are for: the properties by which they are taught, on random data with fixed
// seeds.

namespace {

/// One dense layer without bias: y = W x, W being width x width from N(0, 1/width), lecun-normal.
std::vector<float> dense(const std::vector<float>& x, std::size_t width, unsigned seed) {
    const auto w = normal(width * width, 1 / std::sqrt(static_cast<double>(width)), seed);
    std::vector<float> y(x.size());
    for (std::size_t row = 0; row < x.size(); row += width)
        for (std::size_t i = 0; i < width; ++i)
            y[row + i] = std::inner_product(&w[i * width], &w[i * width] + width, &x[row], 0.0f);
    return y;
}

template <class F>
moments after_layers(const F& f, int layers) {
    constexpr std::size_t width = 128, samples = 128;
    std::vector<float> x = normal(width * samples, 1, 5);
    for (int layer = 0; layer < layers; ++layer) {
        x = dense(x, width, 100 + static_cast<unsigned>(layer));
        hinge::forward(f, x, x);
    }
    return moments_of(x);
}

/// Steps of gradient descent with a large learning rate on a layer of 64 units f(w x + b) that is
/// to fit a smooth function, and the share of units whose gradient is then 0 on every input: the
/// dead ones.
template <class F>
double dead_share_after_large_steps(const F& f) {
    constexpr std::size_t units = 64, samples = 128;
    const auto x = normal(samples, 1, 11);
    std::vector<float> w = normal(units, 1, 12), b = normal(units, 0.5, 13),
                       v = normal(units, 0.25, 14);
    std::vector<float> z(samples), y(units * samples), d(units * samples);
    const float rate = 2.0f;
    const auto forward = [&] {
        for (std::size_t u = 0; u < units; ++u) {
            for (std::size_t s = 0; s < samples; ++s) z[s] = w[u] * x[s] + b[u];
            hinge::forward_with_derivative(f, z, std::span(y).subspan(u * samples, samples),
                                           std::span(d).subspan(u * samples, samples));
        }
    };
    for (int step = 0; step < 20; ++step) {
        forward();
        std::vector<float> error(samples);
        for (std::size_t s = 0; s < samples; ++s) {
            float out = 0;
            for (std::size_t u = 0; u < units; ++u) out += v[u] * y[u * samples + s];
            // Clipped, so that the steps are large but finite.
            error[s] = std::clamp(out - std::sin(x[s]), -1.0f, 1.0f) / samples;
        }
        for (std::size_t u = 0; u < units; ++u) {
            float dw = 0, db = 0, dv = 0;
            for (std::size_t s = 0; s < samples; ++s) {
                const float dz = error[s] * v[u] * d[u * samples + s];
                dw += dz * x[s];
                db += dz;
                dv += error[s] * y[u * samples + s];
            }
            w[u] -= rate * dw;
            b[u] -= rate * db;
            v[u] -= rate * dv;
        }
    }
    forward();
    std::size_t dead = 0;
    for (std::size_t u = 0; u < units; ++u) {
        const auto first = d.begin() + static_cast<std::ptrdiff_t>(u * samples);
        dead += std::all_of(first, first + samples, [](float slope) { return slope == 0; });
    }
    return static_cast<double>(dead) / units;
}

} // namespace

TEST_CASE("relu is scale invariant") {
    const hinge::relu f;
    for (float a : {0.001f, 0.5f, 3.0f, 1e10f})
        for (float x : normal(10'000, 2, 1)) REQUIRE(f(a * x) == a * f(x));
}

TEST_CASE("relu makes about half of a symmetric input zero") {
    auto x = normal(100'000, 1, 2);
    hinge::forward(hinge::relu{}, x, x);
    const double zeros =
        static_cast<double>(std::count(x.begin(), x.end(), 0.0f)) / static_cast<double>(x.size());
    CHECK(std::abs(zeros - 0.5) < 0.01); // six standard deviations of the share
}

TEST_CASE("softplus' derivative is the logistic function and runs from 0 to 1") {
    const hinge::softplus f;
    double before = 0;
    for (double x = -30; x <= 30; x += 0.25) {
        const double sigma = f.derivative(x);
        CHECK(std::abs(sigma - 1 / (1 + std::exp(-x))) < 1e-15);
        CHECK(sigma > before);
        before = sigma;
        // and it is what a difference quotient of softplus says
        CHECK(std::abs((f(x + 1e-5) - f(x - 1e-5)) / 2e-5 - sigma) < 1e-9);
    }
    CHECK(f.derivative(-1000.0) == 0);
    CHECK(f.derivative(1000.0) == 1);
}

TEST_CASE("softplus is a smooth relu: above it, at most ln 2 away, and close to it far out") {
    const hinge::softplus f;
    for (double x : normal(10'000, 8, 3)) {
        const double gap = f(x) - hinge::relu{}(x);
        REQUIRE(gap > 0);
        REQUIRE(gap <= f(0.0));
    }
    CHECK(f(40.0) == 40.0);
}

TEST_CASE("elu moves the mean activation toward zero") {
    const auto x = normal(100'000, 1, 4);
    auto by_relu = x, by_elu = x;
    hinge::forward(hinge::relu{}, by_relu, by_relu);
    hinge::forward(hinge::elu{}, by_elu, by_elu);
    const double relu_mean = moments_of(by_relu).mean, elu_mean = moments_of(by_elu).mean;
    CHECK(std::abs(relu_mean - 0.3989) < 0.01); // 1/sqrt(2 pi): relu's output is not zero-centred
    CHECK(std::abs(elu_mean) < 0.5 * relu_mean);
}

TEST_CASE(
    "selu keeps mean 0 and variance 1 through 32 layers of lecun-normal weights, relu does not") {
    const moments selu = after_layers(hinge::selu{}, 32), relu = after_layers(hinge::relu{}, 32);
    INFO("selu: mean " << selu.mean << ", variance " << selu.variance << "; relu: variance "
                       << relu.variance);
    CHECK(std::abs(selu.mean) < 0.15);
    CHECK(std::abs(selu.variance - 1) < 0.3);
    CHECK(relu.variance < 1e-6); // halved by every layer
}

TEST_CASE("a large learning rate kills relu units and does not kill leaky ones") {
    const double relu = dead_share_after_large_steps(hinge::relu{});
    INFO("dead relu units: " << relu);
    CHECK(relu > 0.25);
    CHECK(dead_share_after_large_steps(hinge::leaky_relu{}) == 0);
    CHECK(dead_share_after_large_steps(hinge::prelu{}) == 0);
    CHECK(dead_share_after_large_steps(hinge::elu{}) < 0.5 * relu);
}

TEST_CASE("the version of the header is the version of the CMake project") {
    CHECK(std::string(HINGE_VERSION) == HINGE_PROJECT_VERSION);
}
