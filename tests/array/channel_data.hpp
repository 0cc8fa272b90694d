// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include <hinge/hinge.hpp>

#include "array/floats_of.hpp"
#include "harness/encoding.hpp"

/// An array for calls by channel: rows of channels of inner elements.
struct channel_shape {
    std::size_t channels, inner, rows;

    std::size_t n() const { return channels * inner * rows; }
    std::size_t channel(std::size_t i) const { return i / inner % channels; }
};

/// Few and many channels, next to each other and apart, in one piece and in several, whole lines and parts;
/// none too large to be gone through in no time.
inline std::vector<channel_shape> channel_shapes() {
    std::vector<channel_shape> shapes;
    using sizes = std::initializer_list<std::size_t>;
    for (const std::size_t channels : sizes{1, 3, 8, 64, 511, 512, 513, 1000, 5000})
        for (const std::size_t inner : sizes{1, 2, 7, 64, 512, 513, 5000})
            for (const std::size_t rows : sizes{0, 1, 3, 65})
                if (channels * inner * rows <= 70'000) shapes.push_back({channels, inner, rows});
    shapes.push_back({1, 1, 66'667});
    shapes.push_back({3, 1, 22'223});
    shapes.push_back({7, 49, 201});
    return shapes;
}

/// Numbers between -scale and scale, the same on every machine.
template <class T>
std::vector<T> numbers(std::size_t n, std::uint64_t seed, double scale = 4) {
    std::vector<T> x(n);
    std::uint64_t random = seed;
    for (T& each : x) {
        random = random * 6364136223846793005u + 1442695040888963407u; // Knuth, MMIX
        each = static_cast<T>((static_cast<double>(random >> 11) * 0x1p-52 - 1) * scale);
    }
    return x;
}
template <class Stored>
std::vector<Stored> stored(const std::vector<float>& x) {
    std::vector<Stored> y;
    for (const float each : x) y.push_back(Stored(each));
    return y;
}

/// How many elements of a and b are not the same.
template <class T>
std::size_t different(const std::vector<T>& a, const std::vector<T>& b) {
    std::size_t count = a.size() == b.size() ? 0 : 1;
    for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) count += !harness::same(a[i], b[i]);
    return count;
}

/// What the calls by channel are to give, by the scalar calls and sums in a plain order.
template <class T>
struct channel_results {
    std::vector<T> prelu, prelu_dx, biased, biased_dx;
    std::vector<double> dslopes, dbias;
};
template <class T, class F>
channel_results<T> by_scalars(const F& f, const channel_shape& shape, const std::vector<T>& values,
                              const std::vector<T>& x, const std::vector<T>& dy) {
    channel_results<T> want;
    want.dslopes = want.dbias = std::vector<double>(shape.channels);
    for (std::size_t i = 0; i < shape.n(); ++i) {
        const std::size_t c = shape.channel(i);
        const hinge::prelu prelu{static_cast<double>(values[c])};
        const T z = x[i] + values[c];
        want.prelu.push_back(prelu(x[i]));
        want.prelu_dx.push_back(dy[i] * prelu.derivative(x[i]));
        want.biased.push_back(f(z));
        if constexpr (hinge::has_backward<F, T>)
            want.biased_dx.push_back(f.backward(z, dy[i]));
        else
            want.biased_dx.push_back(dy[i] * f.derivative(z));
        if (!(x[i] > 0)) want.dslopes[c] += static_cast<double>(dy[i]) * static_cast<double>(x[i]);
        want.dbias[c] += static_cast<double>(want.biased_dx[i]);
    }
    return want;
}

/// The same of the calls by channel themselves.
template <class T>
struct channel_calls_results {
    std::vector<T> prelu, prelu_dx, biased, biased_dx, dslopes, dbias;
};
template <class T, class F>
channel_calls_results<T> by_channel(const F& f, const channel_shape& shape,
                                    const std::vector<T>& values, const std::vector<T>& x,
                                    const std::vector<T>& dy) {
    channel_calls_results<T> got;
    got.prelu = got.prelu_dx = got.biased = got.biased_dx = std::vector<T>(x.size(), T(77));
    got.dslopes = got.dbias = std::vector<T>(values.size(), T(77));
    hinge::prelu_forward(values, x, got.prelu, shape.inner);
    hinge::prelu_backward(values, x, dy, got.prelu_dx, got.dslopes, shape.inner);
    hinge::biased_forward(f, values, x, got.biased, shape.inner);
    hinge::biased_backward(f, values, x, dy, got.biased_dx, got.dbias, shape.inner);
    return got;
}
