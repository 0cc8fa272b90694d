// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/activation/prelu.hpp>
#include <hinge/math/leaky.hpp>

namespace hinge::call {

struct prelu_forward {
    using activation = prelu;
    static constexpr bool is_by_channel = true;
    static constexpr const char* name = "prelu_forward";
    static constexpr const char* inputs[] = {"slopes", "x"};
    static constexpr const char* outputs[] = {"y"};

    template <class F, class V>
    static constexpr bool takes = true;

    template <class F, class V, class Sums>
    HINGE_INLINE static V evaluate(const F&, const V (&in)[2], const Sums&) {
        return math::with_left_slope(in[1], in[0]);
    }
    template <bool True>
    static consteval void must_fit() {
        static_assert(True, "hinge: the call goes prelu_forward(slopes, x, y), or prelu_forward("
                            "slopes, channels, x, y, n) with pointers, and inner last where it is "
                            "not 1");
    }
    template <bool True>
    static consteval void must_have() {}
};

} // namespace hinge::call
