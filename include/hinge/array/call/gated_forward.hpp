// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>

namespace hinge::call {

struct gated_forward {
    static constexpr const char* name = "gated_forward";
    static constexpr const char* inputs[] = {"gate", "value"};
    static constexpr const char* outputs[] = {"y"};

    template <class F, class V>
    static constexpr bool takes = has_forward<F, V>;

    template <class F, class V>
    HINGE_INLINE static void evaluate(const F& f, const V (&in)[2], V (&out)[1]) {
        out[0] = f(in[0]) * in[1];
    }
    template <bool True>
    static consteval void must_fit() {
        static_assert(True, "hinge: the call goes gated_forward(f, gate, value, y), or "
                            "gated_forward(f, gate, value, y, n) with pointers");
    }
    template <bool True>
    static consteval void must_have() {
        static_assert(True, "hinge: gated_forward needs f(x), returning the type of x, for the "
                            "element type and its xsimd::batch");
    }
};

} // namespace hinge::call
