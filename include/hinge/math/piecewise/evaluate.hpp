// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/double_double.hpp>
#include <hinge/math/piecewise/double_table.hpp>
#include <hinge/math/piecewise/register_table.hpp>
#include <hinge/math/piecewise/row_table.hpp>

/// Functions like x Phi(x), for which f(x) = x + f(-x) and f'(x) = 1 - f'(-x), from a curve for
/// f(-t) or f'(-t).
namespace hinge::inline HINGE_TARGET::math::piecewise {

/// The largest t on the table.
template <class Curve, float_value V>
constexpr float limit() {
    return Curve::limit;
}
template <class Curve, double_value V>
constexpr double limit() {
    return Curve::limit_f64;
}

/// How far a table reaches to the left, in x.
template <class Curve, float_double_or_batch V>
constexpr auto left_limit() {
    if constexpr (requires { Curve::left; }) {
        return -Curve::left;
    } else {
        return piecewise::limit<Curve, V>();
    }
}

/// F(t), 0 <= t <= limit; a NaN gives a NaN.
template <curve_of_double Curve, double_value V>
HINGE_INLINE V on_table(const V& t) noexcept {
    return piecewise::by_double_table<Curve>(t);
}
/// For floats t may have a low part.
template <curve_of_float Curve, float_value V, class... Lo>
HINGE_INLINE V on_table(const V& t, const Lo&... t_lo) noexcept {
    if constexpr (simd::has_register_tables) {
        return piecewise::by_register_table<Curve>(t, t_lo...);
    } else {
        return piecewise::by_row_table<Curve>(t, t_lo...);
    }
}

/// beyond(x) out of line, so that its constants stay out of the registers of the loop around it.
/// By reference: see simd::evaluate_out_of_line.
template <class Beyond, float_double_or_batch V>
HINGE_NOINLINE void beyond_out_of_line(const Beyond& beyond, const V& x, V& y) noexcept {
    y = beyond(x);
}

/// y = f(x), but beyond(x) where is_beyond.
template <class Mask, class Beyond, float_double_or_batch V>
HINGE_INLINE V with_beyond(const Mask& is_beyond, const V& x, const V& y,
                           const Beyond& beyond) noexcept {
    if (!simd::any(is_beyond)) return y;
    V distant;
    piecewise::beyond_out_of_line(beyond, x, distant);
    return simd::select(is_beyond, distant, y);
}
/// That is in the lanes of x to the left of the table.
template <class Curve, class Beyond, float_double_or_batch V>
HINGE_INLINE V with_beyond(const V& x, const V& y, const Beyond& beyond) noexcept {
    return piecewise::with_beyond(x < V(-piecewise::left_limit<Curve, V>()), x, y, beyond);
}

/// For floats F(t), or F(-t) of a curve that has negative numbers, is Curve::beyond(t) there.
template <class Curve>
struct beyond_in_float {
    template <float_value V>
    HINGE_INLINE V operator()(const V& x) const noexcept {
        // In the other lanes nothing may divide by 0.
        return Curve::beyond(simd::at_least(simd::abs(x), V(piecewise::left_limit<Curve, V>())));
    }
};
/// For doubles f(x) is from the body without a table.
template <class Body>
struct beyond_of_double {
    Body body;

    template <double_value V>
    HINGE_INLINE V operator()(const V& x) const noexcept {
        return body.of_double(x);
    }
};
template <class Body>
beyond_of_double(Body) -> beyond_of_double<Body>;

/// F(|x|), |x| being held to the table.
template <class Curve, float_double_or_batch V>
HINGE_INLINE V of_abs(const V& x) noexcept {
    return piecewise::on_table<Curve>(
        V(simd::at_most(simd::abs(x), V(piecewise::limit<Curve, V>()))));
}

template <class Curve, float_double_or_batch V, class Beyond = beyond_in_float<Curve>>
HINGE_INLINE V forward(const V& x, const Beyond& beyond = {}) noexcept {
    // -0, so that a negative result that underflows stays negative.
    const V y = simd::at_least(x, V(element_t<V>(-0.0))) + piecewise::of_abs<Curve>(x);
    return piecewise::with_beyond<Curve>(x, y, beyond);
}
template <class Curve, float_double_or_batch V, class Beyond = beyond_in_float<Curve>>
HINGE_INLINE V derivative(const V& x, const Beyond& beyond = {}) noexcept {
    const V left = piecewise::of_abs<Curve>(x);
    const V y = simd::select(x < V(0), left, V(V(1) - left));
    return piecewise::with_beyond<Curve>(x, y, beyond);
}

/// F(t) as a value of the table and the rest, where a product is to have F to more than a float.
template <curve_of_float Curve, float_value V>
HINGE_INLINE double_double<V> on_table_in_parts(const V& t) noexcept {
    if constexpr (simd::has_register_tables) {
        return piecewise::by_register_table_in_parts<Curve>(t);
    } else {
        return piecewise::by_row_table_in_parts<Curve>(t);
    }
}

/// f(x) = f(-x) = F(|x|).
template <class Curve, float_double_or_batch V, class Beyond = beyond_in_float<Curve>>
HINGE_INLINE V even(const V& x, const Beyond& beyond = {}) noexcept {
    return piecewise::with_beyond<Curve>(simd::minus_abs(x), piecewise::of_abs<Curve>(x), beyond);
}
/// x held to the table of a curve that has negative numbers too.
template <class Curve, float_value V>
HINGE_INLINE V held(const V& x) noexcept {
    return simd::held(x, V(Curve::left), V(Curve::limit));
}

/// From g(t) = f(-t) / -t the series of f(-t) = -t g(t) at c, and of f'(-t) = g(t) + t g'(t).
template <int Size, class Number>
constexpr series<Size, Number> forward_from(const series<Size, Number>& g, const Number& c) {
    series<Size, Number> f{};
    f.c[0] = -c * g.c[0]; // -0 at 0: f(-0) = -0
    for (int n = 1; n < Size; ++n) f.c[n] = -c * g.c[n] - g.c[n - 1];
    return f;
}
template <int Size, class Number>
constexpr series<Size - 1, Number> derivative_from(const series<Size, Number>& g, const Number& c) {
    series<Size - 1, Number> k{};
    for (int n = 0; n < k.size; ++n) k.c[n] = Number(n + 1) * (g.c[n] + c * g.c[n + 1]);
    return k;
}

} // namespace hinge::inline HINGE_TARGET::math::piecewise
