// SPDX-License-Identifier: MIT
//
// An activation of your own: a struct with f and f' as templates over the value, which is float,
// double or an xsimd::batch of either. Written once, it works with every array call.
//
//     g++ -std=c++20 -O2 -march=native -I hinge/include own_activation.cpp # needs xsimd
#include <cstdio>
#include <vector>

#include <hinge/array.hpp>
#include <xsimd/xsimd.hpp>

/// hard_mish(x) = x * min(max(x + 2, 0), 2) / 2: mish, without the exponential.
struct hard_mish {
    template <class V>
    V operator()(V x) const noexcept {
        return x * xsimd::clip(x + V(2), V(0), V(2)) / V(2);
    }

    /// 0 up to -2, 1 from 0 on, x + 1 between them.
    template <class V>
    V derivative(V x) const noexcept {
        return xsimd::select(x <= V(-2), V(0), xsimd::select(x >= V(0), V(1), x + V(1)));
    }
};

static_assert(hinge::activation<hard_mish>);

int main() {
    const std::vector<float> x{-3, -2, -1.5, -1, -0.5, 0, 1, 2};
    std::vector<float> y(x.size()), d(x.size());
    hinge::forward_with_derivative(hard_mish{}, x, y, d);

    std::printf("    x   hard_mish  derivative\n");
    for (std::size_t i = 0; i < x.size(); ++i)
        std::printf("%5.1f %11.4f %11.4f\n", x[i], y[i], d[i]);

    std::printf("one double: %.4f\n", hard_mish{}(-1.25));
}
