// SPDX-License-Identifier: MIT
#include <bit>
#include <cstdint>
#include <vector>

#include "accuracy.hpp"
#include "catch.hpp"

// One checksum over all functions and instances. The double kernels have another where there is no
// fused multiply-add; the float kernels, evaluated in double, round that difference away on these
// inputs. A kernel that is meant to change its results changes them here.

namespace {

template <class T>
std::uint64_t checksum() {
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
    std::uint64_t sum = 0xcbf29ce484222325u; // FNV-1a, a value at a time
    const auto add = [&](T value) {
        const T one_nan = std::isnan(value) ? T(0) : value;
        sum = (sum ^ std::bit_cast<encoding<T>>(one_nan)) * 0x100000001b3u;
    };
    catalogue::for_each_instance([&](auto, const auto& f) {
        hinge::forward_with_derivative(f, x, y, d);
        for (std::size_t i = 0; i < n; ++i) {
            add(y[i]);
            add(d[i]);
        }
    });
    return sum;
}

} // namespace

TEST_CASE("every ISA, compiler and optimization level gives the same bits") {
    CHECK(checksum<float>() == 0x89dfd9f969015f95u);
    CHECK(checksum<double>() == (HINGE_HAS_FMA ? 0x10e419315f5ecf9au : 0x7f4bd71ae62c3a4au));
}
