// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/activation/prelu.hpp>
#include <hinge/math/leaky.hpp>

namespace hinge::call {

struct prelu_backward {
    using activation = prelu;
    static constexpr bool is_by_channel = true;
    static constexpr const char* name = "prelu_backward";
    static constexpr const char* inputs[] = {"slopes", "x", "dy"};
    static constexpr const char* outputs[] = {"dx", "dslopes"};

    template <class F, class V>
    static constexpr bool takes = true;

    template <class F, class V, class Sums>
    HINGE_INLINE static V evaluate(const F&, const V (&in)[3], Sums& sum) {
        const V &slope = in[0], &x = in[1], &dy = in[2];
        // To multiply x and dy where x is positive could raise a flag.
        const auto positive = x > V(0);
        sum.add_product(simd::keep_unless(positive, x), simd::keep_unless(positive, dy));
        return dy * math::left_slope_or_1(x, slope);
    }
    template <bool True>
    static consteval void must_fit() {
        static_assert(True, "hinge: the call goes prelu_backward(slopes, x, dy, dx, dslopes), or "
                            "prelu_backward(slopes, channels, x, dy, dx, dslopes, n) with "
                            "pointers, and inner last where it is not 1");
    }
    template <bool True>
    static consteval void must_have() {}
};

} // namespace hinge::call
