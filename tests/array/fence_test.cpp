// SPDX-License-Identifier: MIT
// Who sees a flag that was set after a call must see the call's results: streamed stores are ordered
// behind nothing unless the call ends with a fence. Two threads hand over a small array again and again,
// as short as to be mostly in the CPU's buffers when the flag is set.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>

#include <hinge/hinge.hpp>

namespace {

using V = hinge::simd::widest<float>;
constexpr std::size_t lanes = hinge::simd::lanes<V>;
constexpr unsigned handovers = 100'000; // for each size, or as many as there are in
constexpr std::chrono::milliseconds at_most{600};

alignas(4096) float x[16 * lanes], y[16 * lanes];
// In lines of their own.
alignas(128) std::atomic<unsigned> written{0};
alignas(128) std::atomic<unsigned> read{0};
alignas(128) std::atomic<bool> over{false};

/// Spins, but gives the other thread the CPU if it does not come forward.
template <class Condition>
void wait_for(Condition condition) {
    for (unsigned i = 1; !condition(); ++i)
        if (i % 2000 == 0) std::this_thread::yield();
}

float value_of(unsigned round) { return static_cast<float>(round % 65536 + 1); }

/// How many times the reader has found values of the round before among the n.
unsigned long stale_values(std::size_t n) {
    written = read = 0;
    over = false;
    std::fill(std::begin(y), std::end(y), 0.0f);
    unsigned long stale = 0;
    std::thread reader([&] {
        for (unsigned round = 1;; ++round) {
            wait_for([&] { return written.load(std::memory_order_acquire) >= round || over; });
            if (written.load(std::memory_order_acquire) < round) return;
            bool right = true; // the last first
            for (std::size_t i = n; i-- > 0;) right = right && y[i] == value_of(round);
            stale += !right;
            read.store(round, std::memory_order_release);
        }
    });
    const auto end = std::chrono::steady_clock::now() + at_most;
    unsigned round = 0;
    while (round < handovers && std::chrono::steady_clock::now() < end) {
        ++round;
        std::fill_n(x, n, value_of(round));
        if constexpr (hinge::simd::can_stream<V>) {
            const float* const in[] = {x};
            float* const out[] = {y};
            hinge::detail::compiled_here::streamed<hinge::call::forward>(hinge::relu{}, in, out, n);
        }
        written.store(round, std::memory_order_release);
        wait_for([&] { return read.load(std::memory_order_acquire) >= round; });
    }
    over = true;
    reader.join();
    std::printf("%zu elements, %u handovers: %lu stale\n", n, round, stale);
    return stale;
}

} // namespace

int main() {
    if (!hinge::simd::can_stream<V>) {
        std::puts("SKIPPED: no streamed stores on this ISA");
        return 77;
    }
    if (std::thread::hardware_concurrency() < 2) {
        std::puts("SKIPPED: two threads at once are needed");
        return 77;
    }
    unsigned long stale = 0;
    for (const std::size_t n : {lanes, 2 * lanes, 3 * lanes, 4 * lanes, 8 * lanes})
        stale += stale_values(n);
    return stale == 0 ? 0 : 1;
}
