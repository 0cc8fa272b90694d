// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/piecewise/register_table.hpp>
#include <hinge/math/piecewise/row_table.hpp>

/// Functions like x Phi(x), for which f(x) = x + f(-x) and f'(x) = 1 - f'(-x), from a curve for
/// f(-t) or f'(-t).
namespace hinge::inline HINGE_TARGET::math::piecewise {

/// F(t), 0 <= t <= Curve::limit; a NaN gives a NaN.
template <curve Curve, float_value V>
HINGE_INLINE V on_table(const V& t) noexcept {
    if constexpr (simd::has_register_tables) {
        return piecewise::by_register_table<Curve>(t);
    } else {
        return piecewise::by_row_table<Curve>(t);
    }
}

/// Curve::beyond out of line, so that its constants stay out of the registers of the loop around it.
/// By reference: see simd::evaluate_out_of_line.
template <curve Curve, float_value V>
HINGE_NOINLINE void beyond_out_of_line(const V& t, V& y) noexcept {
    y = Curve::beyond(t);
}

/// y = F(-x), but from Curve::beyond in the lanes of x below -limit.
template <curve Curve, float_value V>
HINGE_INLINE V with_beyond(const V& x, const V& y) noexcept {
    const auto is_beyond = x < V(-Curve::limit);
    if (!simd::any(is_beyond)) return y;
    V distant;
    // In the other lanes nothing may divide by 0.
    piecewise::beyond_out_of_line<Curve>(simd::at_least(simd::abs(x), V(Curve::limit)), distant);
    return simd::select(is_beyond, distant, y);
}

template <curve Curve, float_value V>
HINGE_INLINE V forward(const V& x) noexcept {
    const V t = simd::at_most(simd::abs(x), V(Curve::limit));
    // -0, so that a negative result that underflows stays negative.
    const V y = simd::at_least(x, V(-0.0f)) + piecewise::on_table<Curve>(t);
    return piecewise::with_beyond<Curve>(x, y);
}
template <curve Curve, float_value V>
HINGE_INLINE V derivative(const V& x) noexcept {
    const V t = simd::at_most(simd::abs(x), V(Curve::limit));
    const V left = piecewise::on_table<Curve>(t);
    const V y = simd::select(x < V(0), left, V(V(1) - left));
    return piecewise::with_beyond<Curve>(x, y);
}

/// From g(t) = f(-t) / -t the series of f(-t) = -t g(t) at c, and of f'(-t) = g(t) + t g'(t).
template <int Size>
constexpr series<Size> forward_from(const series<Size>& g, double c) {
    series<Size> f{};
    for (int n = 0; n < Size; ++n) f.c[n] = -c * g.c[n] - (n > 0 ? g.c[n - 1] : 0);
    if (c == 0) f.c[0] = -0.0; // f(-0) = -0
    return f;
}
template <int Size>
constexpr series<Size - 1> derivative_from(const series<Size>& g, double c) {
    series<Size - 1> k{};
    for (int n = 0; n < k.size; ++n) k.c[n] = (n + 1) * (g.c[n] + c * g.c[n + 1]);
    return k;
}

} // namespace hinge::inline HINGE_TARGET::math::piecewise
