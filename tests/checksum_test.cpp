// SPDX-License-Identifier: MIT
#include <bit>
#include <cstdint>
#include <vector>

#include "accuracy.hpp"
#include "catch.hpp"

// Checksums over all functions and instances. A kernel that is meant to change its results changes
// them here. Where there is no fused multiply-add double kernels have other bits, and float kernels are
// those that evaluate in double. GELU's two forms and SiLU's derivative are read off tables for floats,
// whose shape depends on the ISA, for speed's sake: they have a checksum of their own.

namespace {

struct checksums {
    std::uint64_t tables = 0xcbf29ce484222325u, others = 0xcbf29ce484222325u;
};

template <class T>
checksums checksum() {
    using accuracy::encoding;
    constexpr std::size_t n = 100'003;
    std::vector<T> x(n), y(n), d(n);
    std::uint64_t random = 1;
    for (std::size_t i = 0; i < n; ++i) {
        random = random * 6364136223846793005u + 1442695040888963407u; // Knuth, MMIX
        const double range = i % 4 == 1 ? 1024 : 16; // powers of two: no rounding to contract
        x[i] = i % 2 == 0
                   ? std::bit_cast<T>(static_cast<encoding<T>>(random >> (64 - 8 * sizeof(T))))
                   : static_cast<T>(static_cast<double>(random >> 11) * 0x1p-52 * range - range);
    }
    checksums sums;
    const auto add = [](std::uint64_t& sum, T value) { // FNV-1a, a value at a time
        const T one_nan = std::isnan(value) ? T(0) : value;
        sum = (sum ^ std::bit_cast<encoding<T>>(one_nan)) * 0x100000001b3u;
    };
    catalogue::for_each_instance([&](auto row, const auto& f) {
        using F = typename decltype(row)::activation;
        using catalogue::f32_from_table;
        hinge::forward_with_derivative(f, x, y, d);
        for (std::size_t i = 0; i < n; ++i) {
            add(f32_from_table<F>(false) ? sums.tables : sums.others, y[i]);
            add(f32_from_table<F>(true) ? sums.tables : sums.others, d[i]);
        }
    });
    return sums;
}

} // namespace

TEST_CASE("every ISA, compiler and optimization level gives the same bits") {
    const checksums f32 = checksum<float>(), f64 = checksum<double>();
    CHECK(f32.others == (HINGE_HAS_FMA ? 0x7fdd942da6ba3a3fu : 0x3c09c26088adf37au));
    CHECK(f32.tables == (!HINGE_HAS_FMA                     ? 0x47e69b73797f56d4u
                         : hinge::simd::has_register_tables ? 0xdf70eb1692d8a7e1u
                                                            : 0x44f5d47b69eea92du));
    CHECK(f64.others == (HINGE_HAS_FMA ? 0x31a3bb00a79887cdu : 0xc6484a335ff1f301u));
    CHECK(f64.tables == (HINGE_HAS_FMA ? 0xd1985a8265d0e2d8u : 0x9fb623eb0dc73e09u));
}
