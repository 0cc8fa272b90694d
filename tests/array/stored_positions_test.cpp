// SPDX-License-Identifier: MIT
#include <hinge/hinge.hpp>

#include "array/stored_numbers.hpp"
#include "catch.hpp"

TEMPLATE_TEST_CASE("a bfloat16 result does not depend on its position and the length", "",
                   hinge::silu, hinge::gelu, hinge::softplus, hinge::mish, hinge::elu) {
    // Kernels that are made for bfloat16, but for an alpha of 1000.
    TestType f;
    if constexpr (std::is_same_v<TestType, hinge::elu>) f.alpha = GENERATE(1.0, 1000.0);
    const std::size_t most = 2500;
    const auto x = stored_numbers<hinge::bfloat16>(most),
               dy = stored_numbers<hinge::bfloat16>(most + 1);
    std::vector<hinge::bfloat16> y(most), d(most), dx(most), gated(most);
    for (std::size_t i = 0; i < most; ++i) {
        hinge::forward(f, &x[i], &y[i], 1);
        hinge::derivative(f, &x[i], &d[i], 1);
        hinge::backward(f, &x[i], &dy[i + 1], &dx[i], 1);
        hinge::gated_forward(f, &x[i], &dy[i + 1], &gated[i], 1);
    }
    const auto check = [](const auto& got, const auto& want) {
        for (std::size_t i = 0; i < got.size(); ++i) {
            CAPTURE(i, got.size());
            REQUIRE(bits(got[i]) == bits(want[i]));
        }
    };
    for (const std::size_t n : stored_lengths) {
        std::vector<hinge::bfloat16> in_place(x.begin(), x.begin() + std::ptrdiff_t(n)), got(n),
            slope(n);
        hinge::derivative(f, in_place, got);
        check(got, d);
        hinge::backward(f, x.data(), dy.data() + 1, got.data(), n);
        check(got, dx);
        hinge::gated_forward(f, x.data(), dy.data() + 1, got.data(), n);
        check(got, gated);
        hinge::forward_with_derivative(f, in_place, got, slope);
        check(got, y);
        check(slope, d);
        hinge::forward(f, in_place, in_place);
        check(in_place, y);
    }
}
