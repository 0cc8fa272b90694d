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
        const std::uint64_t encoding = __builtin_bit_cast(std::uint64_t, power.hi) - (j << 45);
        return {{__builtin_bit_cast(double, encoding), power.lo / power.hi}};
    }
};

/// x = k ln(2)/128 + r, |r| <= ln(2)/256, x in the Range; power + power_lo power is 2^(k / 128) with the
/// headroom. Returns r.
template <class Range, double_value V>
HINGE_INLINE V reduce_by_power_table(const V& x, V& power, V& power_lo) noexcept {
    constexpr double steps = power_rows::count;
    constexpr double ln2_hi_34 = 0x1.62e42fef8p-1,
                     ln2_lo_34 = 0x1.1cf79abc9e3b4p-36; // k has 18 bits
    constexpr double shifter_of_steps = 0x1.8p52 + Range::headroom * steps;
    const V shifted = simd::fma_to_nearest(x, V(log2_e * steps), V(shifter_of_steps));
    const V k = shifted - shifter_of_steps;
    V fraction;
    simd::lookup(piecewise::rows_of<power_rows>.row, shifted, 0, fraction, power_lo);
    power = simd::low_bits_to_power(shifted, fraction);
    return simd::fma(k, -ln2_lo_34 / steps, simd::fma(k, -ln2_hi_34 / steps, x));
}

} // namespace hinge::inline HINGE_TARGET::math
