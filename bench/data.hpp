// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <memory>
#include <new>
#include <numbers>
#include <random>
#include <vector>

#include "bench/race.hpp"

namespace hinge::bench {

constexpr std::size_t sizes[] = {2'048, 65'536, 16'777'216}; // L1, L2, DRAM
constexpr std::size_t largest = sizes[std::size(sizes) - 1];
constexpr std::size_t small_sizes[] = {1, 8, 64, 1'000};
constexpr std::size_t tails_size = 65'536;
constexpr std::size_t threads_sizes[] = {65'536, 262'144, 1'048'576, largest};

/// The arrays of any of the calls: the first input from N(0, 2^2), of which a share lies in a tail, the
/// others from N(0, 1), then the outputs. 64-byte aligned. Box-Muller, because the standard's own
/// distribution gives different numbers with every library.
template <class T>
class arrays {
public:
    explicit arrays(std::size_t n, interval tail = {}, double in_tail = 0) {
        std::size_t inputs = 0, outputs = 0;
        for (const array_call& call : timed_calls()) {
            inputs = std::max(inputs, call.inputs);
            outputs = std::max(outputs, call.outputs);
        }
        // Not whole pages apart: loads can wait for earlier stores at the same page offset.
        const std::size_t stride = n + 1'344 / sizeof(T);
        const std::size_t all = inputs + outputs;
        memory.reset(static_cast<T*>(::operator new(all* stride * sizeof(T), alignment)));
        std::fill_n(memory.get(), all * stride, element(0));
        for (std::size_t i = 0; i < all; ++i)
            (i < inputs ? ins : outs).push_back(memory.get() + i * stride);

        std::mt19937 generator(1);
        const auto uniform = [&] { return (static_cast<double>(generator()) + 0.5) * 0x1p-32; };
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < inputs; j += 2) {
                const double radius = std::sqrt(-2 * std::log(uniform()));
                const double angle = 2 * std::numbers::pi * uniform();
                ins[j][i] = element((j == 0 ? 2 : 1) * radius * std::cos(angle));
                if (j + 1 < inputs) ins[j + 1][i] = element(radius * std::sin(angle));
            }
        }
        for (std::size_t i = 0; in_tail > 0 && i < n; ++i)
            if (uniform() < in_tail)
                ins[0][i] = element(tail.from + (tail.to - tail.from) * uniform());
    }

    /// What all but the tails are timed on, made once.
    static const arrays& ordinary() {
        static const arrays instance(largest);
        return instance;
    }

    const T* const* in() const { return ins.data(); }
    T* const* out() const { return outs.data(); }

private:
    static T element(double x) { return static_cast<T>(static_cast<computed<T>>(x)); }

    static constexpr std::align_val_t alignment{64};
    struct release {
        void operator()(T* p) const { ::operator delete(p, alignment); }
    };
    std::unique_ptr<T[], release> memory;
    std::vector<T*> ins, outs;
};

} // namespace hinge::bench
