// SPDX-License-Identifier: MIT
#include <bit>
#include <cmath>

#include <hinge/activation/elu.hpp>
#include <hinge/activation/selu.hpp>
#include <hinge/activation/softplus.hpp>

#include "catch.hpp"

// Parameters at their ends, which the rows do not reach.

TEST_CASE("elu's derivative dies out for every alpha up to 2^946") {
    for (double alpha : {0x1p946, 0x1p900, -0x1p900, 0x1p-900}) {
        const hinge::elu f{.alpha = alpha};
        CHECK(f.derivative(-1e4) == 0);
        CHECK(f.derivative(0.0) == alpha);
    }
}

TEST_CASE("selu has the constants of its paper") {
    CHECK(hinge::selu::alpha == 1.6732632423543772848170429916717);
    CHECK(hinge::selu::scale == 1.0507009873554804934193349852946);
}

TEST_CASE("a softplus of negative beta that underflows is -0") {
    const auto is_minus_0 = [](auto y) { return y == 0 && std::signbit(y); };
    CHECK(is_minus_0(hinge::softplus{-1e38}(1.0f)));
    CHECK(is_minus_0(hinge::softplus{-1e38}(2.0f)));
    CHECK(is_minus_0(hinge::softplus{-3}(300.0)));
    CHECK(is_minus_0(hinge::softplus{-3}(60.0f)));
    CHECK(is_minus_0(hinge::softplus{-1e300}(1.0)));
}
