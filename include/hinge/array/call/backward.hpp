// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>

namespace hinge::call {

struct backward {
    static constexpr const char* name = "backward";
    static constexpr const char* inputs[] = {"x", "dy"};
    static constexpr const char* outputs[] = {"dx"};

    template <class F, class V>
    static constexpr bool takes = (has_backward<F, V> || has_derivative<F, V>);

    template <class F>
    static constexpr bool selects = step_slope<F>;

    template <class F, class V>
    HINGE_INLINE static void evaluate(const F& f, const V (&in)[2], V (&out)[1]) {
        if constexpr (has_backward<F, V>) {
            out[0] = f.backward(in[0], in[1]);
        } else {
            out[0] = in[1] * f.derivative(in[0]);
        }
    }
    template <bool True>
    static consteval void must_fit() {
        static_assert(True, "hinge: the call goes backward(f, x, dy, dx), or backward(f, x, dy, "
                            "dx, n) with pointers");
    }
    template <bool True>
    static consteval void must_have() {
        static_assert(True, "hinge: backward needs f.derivative(x), returning the type of x, for "
                            "the element type and its xsimd::batch");
    }
};

} // namespace hinge::call
