// SPDX-License-Identifier: MIT
//
// An activation inside a loop of your own, for what no array call does in one pass over memory. Shown on
// SwiGLU, y = silu(a) * b, which hinge::gated_forward has ready.
//
//     g++ -std=c++20 -O2 -march=native -I hinge/include own_kernel.cpp
#include <cstddef>
#include <cstdio>
#include <vector>

#include <hinge/activation/silu.hpp>
#include <xsimd/xsimd.hpp>

static void swiglu(const float* a, const float* b, float* y, std::size_t n) {
    using batch = xsimd::batch<float>;
    const hinge::silu silu{};

    std::size_t i = 0;
    for (; i + batch::size <= n; i += batch::size) {
        const batch gate = silu(batch::load_unaligned(a + i));
        (gate * batch::load_unaligned(b + i)).store_unaligned(y + i);
    }
    // The scalar call gives the bits of the batch call, so the remainder needs no care.
    for (; i < n; ++i) y[i] = silu(a[i]) * b[i];
}

int main() {
    const std::size_t n = 37; // a multiple of no batch size
    std::vector<float> a(n), b(n), y(n);
    for (std::size_t i = 0; i < n; ++i) {
        a[i] = 0.25f * static_cast<float>(i) - 4.0f;
        b[i] = 1.0f + 0.5f * static_cast<float>(i % 3);
    }
    swiglu(a.data(), b.data(), y.data(), n);

    std::size_t different = 0;
    for (std::size_t i = 0; i < n; ++i) different += y[i] != hinge::silu{}(a[i]) * b[i];
    for (std::size_t i = 0; i < n; i += 6) std::printf("%5.2f %4.1f -> %8.5f\n", a[i], b[i], y[i]);
    std::printf("%zu of %zu differ from the scalar calls\n", different, n);
}
