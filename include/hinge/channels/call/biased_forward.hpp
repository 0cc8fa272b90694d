// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/array/call/forward.hpp>

namespace hinge::call {

struct biased_forward {
    using on_biased = forward;
    static constexpr bool is_by_channel = true;
    static constexpr const char* name = "biased_forward";
    static constexpr const char* inputs[] = {"bias", "x"};
    static constexpr const char* outputs[] = {"y"};

    template <class F, class V>
    static constexpr bool takes = forward::takes<F, V>;

    template <class F, class V, class Sums>
    HINGE_INLINE static V evaluate(const F& f, const V (&in)[2], const Sums&) {
        return f(V(in[1] + in[0]));
    }
    template <bool True>
    static consteval void must_fit() {
        static_assert(True, "hinge: the call goes biased_forward(f, bias, x, y), or biased_forward("
                            "f, bias, channels, x, y, n) with pointers, and inner last where it is "
                            "not 1");
    }
    template <bool True>
    static consteval void must_have() {
        static_assert(True, "hinge: biased_forward needs f(x), returning the type of x, for the "
                            "element type and its xsimd::batch");
    }
};

} // namespace hinge::call
