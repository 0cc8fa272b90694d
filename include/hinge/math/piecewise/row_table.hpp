// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/piecewise/curve.hpp>
#include <hinge/math/piecewise/rows.hpp>
#include <hinge/simd/table.hpp>

/// The longer table: rows of the four coefficients of a cubic, about multiples of Curve::step.
namespace hinge::inline HINGE_TARGET::math::piecewise {

template <curve_of_float Curve>
struct cubic_rows {
    using element = float;
    static constexpr std::size_t count = Curve::rows, size = 4, block = 64;
    static constexpr double step = static_cast<double>(Curve::step);
    static_assert((count - 1) * step >= static_cast<double>(Curve::limit));

    static constexpr series<size> row(std::size_t k) {
        const double centre = static_cast<double>(k) * step, to_root = centre - Curve::root;
        const bool keep_value = k == 0 || (to_root < step / 2 && -to_root < step / 2);
        return piecewise::piece<Curve, size - 1, 6>(centre, step / 2, keep_value);
    }
};

/// t - k step, k < 1,024: exact where it is small, with fused multiply-add or without. A step of more
/// than 14 bits, which a root asks for, then goes off in two parts.
template <curve_of_float Curve, float_value V>
HINGE_INLINE V minus_steps(const V& t, const V& k) noexcept {
    constexpr float step = Curve::step, step_hi = (step + 0x1p10f * step) - 0x1p10f * step,
                    step_lo = step - step_hi;
    if constexpr (HINGE_HAS_FMA) return simd::fnma(k, V(step), t);
    const V d = simd::fnma(k, V(step_hi), t);
    return step_lo < 0 || step_lo > 0 ? simd::fnma(k, V(step_lo), d) : d;
}

/// F(t), or F(t + t_lo), the latter as in register_table.hpp.
template <curve_of_float Curve, float_value V, class... Lo>
HINGE_INLINE V by_row_table(const V& t, const Lo&... t_lo) noexcept {
    constexpr float shifter = 0x1.8p23f;
    const V index = simd::fma(t, V(1 / Curve::step), V(shifter));
    const V t_off = piecewise::minus_steps<Curve>(t, V(index - V(shifter))),
            d = (t_off + ... + t_lo);
    const auto c = simd::lookup(rows_of<cubic_rows<Curve>>.row, index);
    const V chord = simd::fma(simd::fma(c.c3, d, c.c2), d, c.c1);
    V value = c.c0;
    ((value = simd::fma(chord, V(t_lo - (d - t_off)), value)), ...);
    return simd::fma(chord, d, value);
}

} // namespace hinge::inline HINGE_TARGET::math::piecewise
