// SPDX-License-Identifier: MIT
#include "accuracy.hpp"
#include "catch.hpp"

using accuracy::member;

namespace {

template <class T, class Row>
void check_claim(const Row& row, const typename Row::activation& f, member m,
                 const accuracy::result& r) {
    using F = typename Row::activation;
    double bound = accuracy::claim<F>(m, sizeof(T) == 4);
    if (sizeof(T) == 4 && Row::parameter(f) != Row::parameter(row.instances[0]))
        bound = std::max(bound, hinge::accuracy::other_parameters_f32);
    const std::string line = accuracy::describe<T>(F::name, m, Row::parameter(f), r);
    std::puts(line.c_str());
    INFO(line);
    CHECK(r.worst <= bound);
    CHECK(r.wrong == 0);
}

/// By MPFR alone, and a test that the fast judge of the exhaustive run may be trusted.
void check_doubles(member m) {
    catalogue::for_each_instance([m](auto row, const auto& f) {
        const auto r = accuracy::check_f64<accuracy::checked_judge>(row, f, m, 41'000);
        CHECK(r.inputs > 40'000u);
        check_claim<double>(row, f, m, r);
    });
}

} // namespace

TEST_CASE("every activation keeps its accuracy claim on floats") {
    // A prime stride, so that the low bits vary: 10 million floats for the default parameters, a
    // tenth of it for others.
    catalogue::for_each_row([](auto row) {
        for (std::size_t i = 0; i < row.instances.size(); ++i) {
            for (member m : {member::forward, member::derivative}) {
                const auto r = accuracy::sweep_f32(row, row.instances[i], m, i == 0 ? 431 : 4481, 7,
                                                   [](auto) {});
                CHECK(r.inputs > (i == 0 ? 9'000'000u : 900'000u));
                check_claim<float>(row, row.instances[i], m, r);
            }
        }
    });
}

TEST_CASE("floats at the ends of their range keep the accuracy claims") {
    // A strided sweep passes them by; there underflow lost a sign once.
    std::vector<float> x;
    for (const std::uint32_t end : {0u, 0x00800000u, 0x7f800000u})
        for (std::uint32_t i = end < 40 ? 0 : end - 40; i < end + 40; ++i)
            for (const std::uint32_t sign : {0u, 0x80000000u})
                x.push_back(std::bit_cast<float>(i | sign));
    catalogue::for_each_instance([&](auto row, const auto& f) {
        using Row = decltype(row);
        const float p = static_cast<float>(Row::parameter(f));
        std::vector<float> y(x.size());
        for (member m : {member::forward, member::derivative}) {
            accuracy::evaluate(f, m, x.data(), y.data(), x.size());
            accuracy::result r;
            for (std::size_t i = 0; i < x.size(); ++i)
                accuracy::judge(r, x[i], y[i], accuracy::reference<Row, long double>(m, x[i], p),
                                Row::at_limits(p), m);
            check_claim<float>(row, f, m, r);
        }
    });
}

// Forward and derivative by themselves, to run side by side: they are what the tests on an emulated
// CPU wait for.
TEST_CASE("every activation keeps its accuracy claim on doubles") {
    check_doubles(member::forward);
}
TEST_CASE("every derivative keeps its accuracy claim on doubles") {
    check_doubles(member::derivative);
}

TEST_CASE("the harness counts errors in ULP as hinge::accuracy defines them") {
    using accuracy::ulp_error;
    const float one_up = std::nextafter(1.0f, 2.0f), largest = std::numeric_limits<float>::max();
    CHECK(ulp_error(1.0f, 1.0) == 0);
    CHECK(ulp_error(one_up, 1.0) == 1);
    CHECK(ulp_error(1.0f, 1.0 - 0x1p-25) == 0.5); // the spacing below 1 is half of that above
    CHECK(ulp_error(0.0f, 0x1p-150) == 0.5);      // half the smallest subnormal
    CHECK(ulp_error(0.0f, 0x1p-126) == 0x1p23);   // flushed to zero
    CHECK(ulp_error(catalogue::inf<float>, 0x1p128) == 0);
    CHECK(ulp_error(catalogue::inf<float>, double(largest)) == 1);
    CHECK(ulp_error(largest, 0x1p128) > 0);
    CHECK(ulp_error(-catalogue::inf<float>, 0x1p200) > 1e6);
    CHECK(std::isinf(ulp_error(std::numeric_limits<float>::quiet_NaN(), 1.0)));
    CHECK(ulp_error(1.0, mpfr_number(1) + mpfr_number(0x1p-60)) == 0x1p-8);
}
