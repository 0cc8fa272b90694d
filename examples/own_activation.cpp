// SPDX-License-Identifier: MIT
//
// An activation of your own: a struct with f and f' as templates over the value, which is float,
// double or an xsimd::batch of either. Written once, it works with every array call.
#include <cstdio>
#include <vector>

#include <hinge/array.hpp>
#include <xsimd/xsimd.hpp>

/// hard_swish(x) = x * min(max(x + 3, 0), 6) / 6 (Howard et al. 2019, arXiv:1905.02244).
struct hard_swish {
    template <class V>
    V operator()(V x) const noexcept {
        return x * xsimd::clip(x + V(3), V(0), V(6)) / V(6);
    }

    /// 0 up to -3, 1 from 3 on, x / 3 + 1 / 2 between them.
    template <class V>
    V derivative(V x) const noexcept {
        const V inside = x / V(3) + V(0.5);
        return xsimd::select(x <= V(-3), V(0), xsimd::select(x >= V(3), V(1), inside));
    }
};

static_assert(hinge::activation<hard_swish>);

int main() {
    const std::vector<float> x{-4, -3, -2, -1, 0, 1, 2, 3, 4};
    std::vector<float> y(x.size()), d(x.size());
    hinge::forward_with_derivative(hard_swish{}, x, y, d);

    std::printf("    x   hard_swish  derivative\n");
    for (std::size_t i = 0; i < x.size(); ++i)
        std::printf("%5.1f %12.4f %11.4f\n", x[i], y[i], d[i]);

    std::printf("one double: %.4f\n", hard_swish{}(1.5));
}
