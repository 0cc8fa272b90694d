// SPDX-License-Identifier: MIT
#pragma once

#include <type_traits>

#include <hinge/core/format.hpp>
#include <hinge/simd/convert.hpp>
#include <hinge/simd/operations.hpp>

/// Which body of an activation's function a value gets; no activation asks that itself.
///
/// A body is a struct, with the parameters as members, that has some of
///     of_double(x)   for a double result
///     in_float(x)    for a float result, in float arithmetic
///     in_float<bfloat16>(x)
///                    shorter, for a float that is rounded to bfloat16: within 2^-15
///     by_table(x)    for a float or a double, faster where there is no fused multiply-add
///     by_double_table(x)
///                    for a double, faster where HINGE_HAS_DOUBLE_TABLES
/// each for a scalar and a batch. Where there is neither in_float nor by_table floats take of_double,
/// whose result is rounded once more: a new activation is one body long.
namespace hinge::inline HINGE_TARGET::simd {

template <class Body, class V>
concept has_in_float = requires(const Body& body, const V& x) {
    body.in_float(x);
};
template <class Body, class V>
concept takes_table = HINGE_HAS_FMA == 0 && requires(const Body& body, const V& x) {
    body.by_table(x);
};
template <class Body, class V>
concept takes_double_table = HINGE_HAS_DOUBLE_TABLES == 1 &&
                             requires(const Body& body, const V& x) {
    body.by_double_table(x);
};
template <class Body, class To, class V>
concept has_body_to = HINGE_HAS_FMA == 1 &&
                      std::is_same_v<To, bfloat16>&& requires(const Body& body, const V& x) {
    body.template in_float<To>(x);
};
/// Whether a value has a body of its own where is_standard below.
template <class Body, class V>
concept has_standard_body =
    has_in_float<Body, V> || takes_table<Body, V> || takes_double_table<Body, V>;

/// The result is rounded to To: to bfloat16, or not at all.
template <class To = void, class Body, float_double_or_batch V>
HINGE_INLINE V evaluate(const Body& body, const V& x) noexcept {
    if constexpr (has_body_to<Body, To, V>) {
        return body.template in_float<To>(x);
    } else if constexpr (takes_table<Body, V>) {
        return body.by_table(x);
    } else if constexpr (takes_double_table<Body, V>) {
        return body.by_double_table(x);
    } else if constexpr (double_value<V>) {
        return body.of_double(x);
    } else if constexpr (has_in_float<Body, V>) {
        return body.in_float(x);
    } else {
        return simd::in_double(x, [&](const auto& v)
                                      HINGE_INLINE_LAMBDA { return body.of_double(v); });
    }
}

/// The same out of line, so that the constants stay out of the registers of what is around it
/// (softplus, AVX2: 0.96 ns per element inlined, 0.78 out of line). By reference: a batch that is
/// passed or returned by value may be put where it is not aligned (Win64, GCC PR 54412).
template <class Body, float_double_or_batch V>
HINGE_NOINLINE void evaluate_out_of_line(const Body& body, const V& x, V& y) noexcept {
    y = simd::evaluate(body, x);
}

/// For an activation that has a kernel in float, or a table, for some of its parameters only:
/// `standard` where is_standard, else `general`.
template <class Standard, class General, float_double_or_batch V>
HINGE_INLINE V evaluate_either(bool is_standard, const Standard& standard, const General& general,
                               const V& x) noexcept {
    if constexpr (has_standard_body<Standard, V>) {
        if (is_standard) return simd::evaluate(standard, x);
        V y;
        simd::evaluate_out_of_line(general, x, y);
        return y;
    } else {
        return simd::evaluate(general, x);
    }
}

/// A body for parameters that its kernel in float does not take: floats run the one for doubles.
template <class Body>
struct of_double_only {
    Body body;

    template <double_value V>
    HINGE_INLINE V of_double(const V& x) const noexcept {
        return body.of_double(x);
    }
};
template <class Body>
of_double_only(Body) -> of_double_only<Body>;

} // namespace hinge::inline HINGE_TARGET::simd
