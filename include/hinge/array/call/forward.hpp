// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>

namespace hinge::call {

struct forward {
    static constexpr const char* name = "forward";
    static constexpr const char* inputs[] = {"x"};
    static constexpr const char* outputs[] = {"y"};

    template <class F, class V>
    static constexpr bool takes = has_forward<F, V>;

    template <class F>
    static constexpr bool selects = selection<F>;

    template <class F, class V>
    HINGE_INLINE static void evaluate(const F& f, const V (&in)[1], V (&out)[1]) {
        out[0] = f(in[0]);
    }
    template <bool True>
    static consteval void must_fit() {
        static_assert(True, "hinge: the call goes forward(f, x, y), or forward(f, x, y, n) with "
                            "pointers");
    }
    template <bool True>
    static consteval void must_have() {
        static_assert(True, "hinge: forward needs f(x), returning the type of x, for the element "
                            "type and its xsimd::batch");
    }
};

} // namespace hinge::call
