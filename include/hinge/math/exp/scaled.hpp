// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/double_double.hpp>
#include <hinge/math/exponent.hpp>

/// Exponentials of v = scale x, the scale being a parameter.
///
/// Method  v is never formed: at v = 100 its rounding would be half an ulp of 100 in the result. What goes
///         off is k ln(2)/scale, from x itself, in two parts, the first so short that its product
///         with k is exact: R = x - k ln(2)/scale, and r = scale R is small. That takes one operation
///         more than e^x does, with fused multiply-add or without.
namespace hinge::inline HINGE_TARGET::math {

/// x without its low `bits`.
HINGE_INLINE double without_low_bits(double x, int bits) noexcept {
    return simd::decoded(simd::encoding(x) & ~((std::uint64_t{1} << bits) - 1));
}

/// scale, log2(e) scale, and ln(2)/scale in two parts: the first has 15 bits for floats, 42 for doubles.
template <simd::scalar T>
struct scaled_exponent {
    T scale, log2_e, ln2_hi, ln2_lo;

    /// R = x + k ln(2)/scale, k being the nearest integer to -log2(e) scale x.
    template <float_double_or_batch V>
    HINGE_INLINE V plus_steps(const V& x, const V& k) const noexcept {
        return simd::fma(k, V(ln2_lo), simd::fma(k, V(ln2_hi), x));
    }
    /// R = x - k ln(2)/scale, k being the nearest integer to log2(e) scale x.
    template <float_double_or_batch V>
    HINGE_INLINE V minus_steps(const V& x, const V& k) const noexcept {
        return simd::fma(k, V(-ln2_lo), simd::fma(k, V(-ln2_hi), x));
    }
};

/// For v = beta x and v = x / alpha.
HINGE_INLINE scaled_exponent<float> exponent_times(float beta) noexcept {
    const double b = static_cast<double>(beta), step = ln2 / b,
                 step_hi = math::without_low_bits(step, 38);
    return {beta, static_cast<float>(log2_e * b), static_cast<float>(step_hi),
            static_cast<float>(step - step_hi)};
}
HINGE_INLINE scaled_exponent<float> exponent_over(float alpha) noexcept {
    const double a = static_cast<double>(alpha), step = ln2 * a,
                 step_hi = math::without_low_bits(step, 38);
    return {static_cast<float>(1 / a), static_cast<float>(log2_e / a), static_cast<float>(step_hi),
            static_cast<float>(step - step_hi)};
}
HINGE_INLINE scaled_exponent<double> exponent_times(double beta) noexcept {
    const double step_hi = math::without_low_bits(ln2 / beta, 11),
                 rest = ln2_rest - math::product_minus(step_hi, beta, ln2);
    return {beta, log2_e * beta, step_hi, rest / beta};
}
HINGE_INLINE scaled_exponent<double> exponent_over(double alpha) noexcept {
    const double_double<double> step = math::exact_product(alpha, ln2);
    const double step_hi = math::without_low_bits(step.hi, 11),
                 step_lo = simd::fma(alpha, ln2_rest, step.lo) + (step.hi - step_hi);
    return {1 / alpha, log2_e / alpha, step_hi, step_lo};
}

} // namespace hinge::inline HINGE_TARGET::math
