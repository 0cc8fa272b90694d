// SPDX-License-Identifier: MIT
//
// Activations inside a loop of your own, for what no array call does in one pass over memory: the gated unit
// of WaveNet, y = tanh(a) sigmoid(b), which has two.
//
//     g++ -std=c++20 -O2 -march=native -I hinge/include own_kernel.cpp # needs xsimd
#include <cstddef>
#include <cstdio>
#include <vector>

#include <hinge/activation/sigmoid.hpp>
#include <hinge/activation/tanh.hpp>
#include <xsimd/xsimd.hpp>

/// Of one value, or of a batch of them.
template <class V>
static V gated(const V& a, const V& b) {
    return hinge::tanh{}(a)*hinge::sigmoid{}(b);
}

static void gated(const float* a, const float* b, float* y, std::size_t n) {
    using batch = xsimd::batch<float>;
    std::size_t i = 0;
    for (; i + batch::size <= n; i += batch::size)
        gated(batch::load_unaligned(a + i), batch::load_unaligned(b + i)).store_unaligned(y + i);
    // The scalar calls give the bits of the batch calls, so the remainder needs no care.
    for (; i < n; ++i) y[i] = gated(a[i], b[i]);
}

int main() {
    const std::size_t n = 37; // a multiple of no batch size
    std::vector<float> a(n), b(n), y(n);
    for (std::size_t i = 0; i < n; ++i) {
        a[i] = 0.25f * static_cast<float>(i) - 4.0f;
        b[i] = 1.0f + 0.5f * static_cast<float>(i % 3);
    }
    gated(a.data(), b.data(), y.data(), n);

    std::size_t different = 0;
    for (std::size_t i = 0; i < n; ++i) different += y[i] != gated(a[i], b[i]);
    for (std::size_t i = 0; i < n; i += 6) std::printf("%5.2f %4.1f -> %8.5f\n", a[i], b[i], y[i]);
    std::printf("%zu of %zu differ from the scalar calls\n", different, n);
    return different == 0 ? 0 : 1;
}
