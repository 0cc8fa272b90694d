// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>

namespace hinge::call {

struct forward_with_derivative {
    static constexpr const char* name = "forward_with_derivative";
    static constexpr const char* inputs[] = {"x"};
    static constexpr const char* outputs[] = {"y", "d"};

    template <class F, class V>
    static constexpr bool takes = (has_forward<F, V> && has_derivative<F, V>);

    template <class F>
    static constexpr bool selects = (selection<F> && step_slope<F>);

    template <class F, class V>
    HINGE_INLINE static void evaluate(const F& f, const V (&in)[1], V (&out)[2]) {
        out[0] = f(in[0]);
        out[1] = f.derivative(in[0]);
    }
    template <bool True>
    static consteval void must_fit() {
        static_assert(True, "hinge: the call goes forward_with_derivative(f, x, y, d), or "
                            "forward_with_derivative(f, x, y, d, n) with pointers");
    }
    template <bool True>
    static consteval void must_have() {
        static_assert(True, "hinge: forward_with_derivative needs f(x) and f.derivative(x), "
                            "returning the type of x, for the element type and its xsimd::batch");
    }
};

} // namespace hinge::call
