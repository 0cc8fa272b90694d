// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/double_double.hpp>
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
    static constexpr std::size_t to_the_left =
        left_end<Curve>() < 0 ? static_cast<std::size_t>(-left_end<Curve>() / step) + 2 : 0;
    static_assert((count - 1 - to_the_left) * step >= static_cast<double>(Curve::limit));

    /// Those of negative t come last.
    static constexpr series<size> row(std::size_t k) {
        const double n =
            static_cast<double>(k) - (k < count - to_the_left ? 0 : static_cast<double>(count));
        const double centre = n * step, to_root = centre - Curve::root;
        const bool keep_value =
            (k == 0 && to_the_left == 0) || (to_root < step / 2 && -to_root < step / 2);
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

/// F at the centre of t's row, and the difference from there to t.
template <curve_of_float Curve, float_value V>
HINGE_INLINE double_double<V> by_row_table_in_parts(const V& t) noexcept {
    constexpr float shifter = 0x1.8p23f;
    const V index = simd::fma(t, V(1 / Curve::step), V(shifter));
    const V d = piecewise::minus_steps<Curve>(t, V(index - V(shifter)));
    const auto c = simd::lookup(rows_of<cubic_rows<Curve>>.row, index);
    return {c.c0, simd::fma(simd::fma(c.c3, d, c.c2), d, c.c1) * d};
}
/// F(t), or F(t + t_lo), the latter as in register_table.hpp.
template <curve_of_float Curve, float_value V, class... Lo>
HINGE_INLINE V by_row_table(const V& t, const Lo&... t_lo) noexcept {
    constexpr float shifter = 0x1.8p23f;
    const V index = simd::fma(t, V(1 / Curve::step), V(shifter));
    const V t_off = piecewise::minus_steps<Curve>(t, V(index - V(shifter))),
            d = (t_off + ... + t_lo);
    const auto c = simd::lookup(rows_of<cubic_rows<Curve>>.row, index);
    // Where the root is 0 itself the rest goes into the smaller terms, so that no c0 is rounded once more (mish
    // without fma: 2.02 to 1.63 ULP; its derivative, whose root is not, 1.97 to 2.04).
    if constexpr (piecewise::has_slope_rest<Curve>() && !(Curve::root < 0 || Curve::root > 0)) {
        static_assert(sizeof...(Lo) == 0);
        constexpr float rest = static_cast<float>(slope_rest<Curve>());
        const V slope = simd::fma(simd::fma(c.c3, d, c.c2), d, V(rest));
        return c.c0 + simd::fma(c.c1, d, simd::product(slope, d));
    }
    const V chord = simd::fma(simd::fma(c.c3, d, c.c2), d, c.c1);
    V value = piecewise::plus_slope_rest<Curve>(c.c0, d);
    ((value = simd::fma(chord, V(t_lo - (d - t_off)), value)), ...);
    return simd::fma(chord, d, value);
}

} // namespace hinge::inline HINGE_TARGET::math::piecewise
