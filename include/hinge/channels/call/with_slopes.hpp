// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/activation/prelu.hpp>
#include <hinge/core/activation.hpp>
#include <hinge/math/leaky.hpp>

/// What prelu_forward and prelu_backward ask of the loops for the calls by element: prelu with a slope for
/// every element. f is not asked.
namespace hinge::call {

struct forward_with_slopes {
    static constexpr const char* inputs[] = {"x", "slopes"};
    static constexpr const char* outputs[] = {"y"};

    template <class F, class V>
    HINGE_INLINE static void evaluate(const F&, const V (&in)[2], V (&out)[1]) {
        out[0] = math::with_left_slope(in[0], in[1]);
    }
};

/// Besides dx, two factors, whose product is dy * x where x is not positive. Elsewhere both are 0: to
/// multiply x and dy there could raise a flag.
struct backward_with_slopes {
    static constexpr const char* inputs[] = {"x", "slopes", "dy"};
    static constexpr const char* outputs[] = {"dx", "x or 0", "dy or 0"};

    template <class F, class V>
    HINGE_INLINE static void evaluate(const F&, const V (&in)[3], V (&out)[3]) {
        out[0] = in[2] * math::left_slope_or_1(in[0], in[1]);
        const auto positive = in[0] > V(0);
        out[1] = simd::keep_unless(positive, in[0]);
        out[2] = simd::keep_unless(positive, in[2]);
    }
};

} // namespace hinge::call
