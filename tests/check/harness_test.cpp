// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "harness/mpfr_number.hpp"
#include "harness/row.hpp"
#include "harness/ulp.hpp"

TEST_CASE("the harness counts errors in ULP as hinge::accuracy defines them") {
    using harness::inf, harness::ulp_error;
    const float one_up = std::nextafter(1.0f, 2.0f), largest = std::numeric_limits<float>::max();
    CHECK(ulp_error(1.0f, 1.0) == 0);
    CHECK(ulp_error(one_up, 1.0) == 1);
    CHECK(ulp_error(1.0f, 1.0 - 0x1p-25) == 0.5); // the spacing below 1 is half of that above
    CHECK(ulp_error(0.0f, 0x1p-150) == 0.5);      // half the smallest subnormal
    CHECK(ulp_error(0.0f, 0x1p-126) == 0x1p23);   // flushed to zero
    CHECK(ulp_error(inf<float>, 0x1p128) == 0);
    CHECK(ulp_error(inf<float>, double(largest)) == 1);
    CHECK(ulp_error(largest, 0x1p128) > 0);
    CHECK(ulp_error(-inf<float>, 0x1p200) > 1e6);
    CHECK(std::isinf(ulp_error(std::numeric_limits<float>::quiet_NaN(), 1.0)));
    CHECK(ulp_error(1.0, mpfr_number(1) + mpfr_number(0x1p-60)) == 0x1p-8);
}
