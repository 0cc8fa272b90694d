// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/exponent.hpp>
#include <hinge/math/piecewise/rows.hpp>
#include <hinge/simd/table.hpp>

/// Powers of 2^(1/128), for exponentials of doubles.
namespace hinge::inline HINGE_TARGET::math {

/// Row j has 2^(j / 128) as simd::low_bits_to_power wants it, and what it lacks, divided by it.
struct power_rows {
    using element = double;
    static constexpr std::size_t count = 128, size = 2, block = 64;

    static constexpr piecewise::series<size> row(std::size_t j) {
        using piecewise::longer;
        if (j == 0) return {{1, 0}};
        const longer v = piecewise::ln2_for_tables * (static_cast<double>(j) / count - 1);
        const longer power = piecewise::exp_for_tables(v) * 2.0;
        const std::uint64_t encoding =
            __builtin_bit_cast(std::uint64_t, power.hi) - (std::uint64_t{j} << 45);
        return {{__builtin_bit_cast(double, encoding), power.lo / power.hi}};
    }
};

/// ln(2)/128 in two parts: for an integer k of 18 bits, k ln2_step_hi is exact.
inline constexpr double ln2_step_hi = 0x1.62e42fef8p-8, ln2_step_lo = 0x1.1cf79abc9e3b4p-43;

/// k, the nearest integer to x / (ln(2)/128), x in the Range; power (1 + power_lo) is 2^(k / 128) with the
/// headroom.
template <class Range, double_value V>
HINGE_INLINE V nearest_power_of_table(const V& x, V& power, V& power_lo) noexcept {
    constexpr double steps = power_rows::count;
    constexpr double shifter_of_steps = 0x1.8p52 + Range::headroom * steps;
    const V shifted = simd::fma_to_nearest(x, V(log2_e * steps), V(shifter_of_steps));
    V fraction;
    simd::lookup(piecewise::rows_of<power_rows>.row, shifted, 0, fraction, power_lo);
    power = simd::low_bits_to_power(shifted, fraction);
    return shifted - shifter_of_steps;
}

} // namespace hinge::inline HINGE_TARGET::math
