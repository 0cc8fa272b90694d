// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/exp/of_double.hpp>

namespace hinge::inline HINGE_TARGET::math::of_double {

/// Below -40 e^x - 1 is -1. The sign bit is put back because e^-0 - 1 is +0. The exponential is that
/// of -|x|, which is x where it counts and overflows nowhere.
template <double_value V>
HINGE_INLINE V elu(const V& x, double alpha, double scale) noexcept {
    using range = exponential_range<double, -40, 0>;
    const V expm1 = of_double::exp<range>(range::hold_low(simd::minus_abs(x))).plus(-1.0);
    const V right = scale > 1 ? V(simd::at_least(x, V(0.0)) * scale) : x;
    return simd::select(x > 0.0, right, V(simd::copysign(expm1, x) * alpha));
}

/// alpha times e^-1401 is 0 for alpha up to 2^946, and 2^k with the headroom is still a normal number.
/// A large alpha takes most of the headroom back first, but leaves so much that its product with
/// e^r - 1 stays normal wherever it counts; the last product takes what is left. More headroom would
/// leave numbers next to the subnormal ones, which Zen 4 treats like those (AVX2, ns per element:
/// 2^1021 1.25, 2^1015 0.86).
template <double_value V>
HINGE_INLINE V elu_derivative(const V& x, double alpha, double scale) noexcept {
    using range = exponential_range<double, -1401, 0, 1000>;
    const auto is_small = simd::abs(V(alpha)) < 1.0;
    const V a = simd::select(is_small, V(alpha), V(alpha * 0x1p-960));
    const V last = simd::select(is_small, V(range::take_back), V(range::take_back * 0x1p960));
    const exponential<V> e = of_double::exp<range>(range::hold_low(simd::minus_abs(x)));
    return simd::select(x > 0.0, V(scale), V(e.times(a) * last));
}

} // namespace hinge::inline HINGE_TARGET::math::of_double
