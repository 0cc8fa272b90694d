// SPDX-License-Identifier: MIT
//
// An audio effect: tanh with drive, then a gate that closes softly on what is quiet. process() neither
// allocates nor locks, and the samples do not depend on the size of the blocks. main() checks that.
//
//     g++ -std=c++20 -O2 -march=native -I hinge/include waveshaper.cpp
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <vector>

#include <hinge/hinge.hpp>

class waveshaper {
public:
    explicit waveshaper(std::size_t max_block) : gate_(max_block) {}

    /// In place, at most max_block samples.
    void process(std::span<float> block) noexcept {
        const auto gate = std::span(gate_).first(block.size());
        for (std::size_t i = 0; i < block.size(); ++i) {
            envelope_ = std::max({std::abs(block[i]), 0.99f * envelope_, 1e-6f}); // never subnormal
            gate[i] = 200.0f * (envelope_ - 0.05f); // steepness, threshold
            block[i] *= 4.0f;                       // drive
        }
        hinge::forward(hinge::tanh{}, block, block);
        hinge::gated_forward(hinge::sigmoid{}, gate, block, block); // block *= sigmoid(gate)
    }

private:
    std::vector<float> gate_;
    float envelope_ = 0; // goes on from block to block
};

static int allocations = 0;
// Not inlined, for g++ warns where it sees that what new returned goes to free.
[[gnu::noinline]] void* operator new(std::size_t bytes) {
    ++allocations;
    if (void* memory = std::malloc(bytes)) return memory;
    std::abort();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

int main() {
    std::vector<float> dry(1024);
    for (std::size_t i = 0; i < dry.size(); ++i) // a note that fades away
        dry[i] = std::sin(0.1f * static_cast<float>(i)) * std::exp(-0.005f * static_cast<float>(i));
    std::vector<float> whole = dry, wet = dry;
    waveshaper(whole.size()).process(whole);
    waveshaper effect(64);
    allocations = 0;
    for (std::size_t i = 0; i < wet.size(); i += 64) effect.process(std::span(wet).subspan(i, 64));
    const bool passed = allocations == 0 && wet == whole;
    for (std::size_t i = 15; i < 900; i += 150) std::printf("%7.4f -> %7.4f\n", dry[i], wet[i]);
    std::puts(passed ? "no allocation, blocks as the whole" : "wrong");
    return passed ? 0 : 1;
}
