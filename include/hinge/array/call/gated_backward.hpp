// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/array/call/backward.hpp>

namespace hinge::call {

/// dy * value first, which is the gradient with respect to f(gate), and then the backward pass of f. For
/// its derivative is what becomes tiny, in the tails: value * f'(gate) would be subnormal, and its digits
/// lost, where dgate need not be. dy * value is subnormal only where dgate is so too, or nearly, as
/// derivatives are hardly above 1.
struct gated_backward {
    static constexpr const char* name = "gated_backward";
    static constexpr const char* inputs[] = {"gate", "value", "dy"};
    static constexpr const char* outputs[] = {"dgate", "dvalue"};

    template <class F, class V>
    static constexpr bool takes = (has_forward<F, V> && backward::takes<F, V>);

    template <class F, class V>
    HINGE_INLINE static void evaluate(const F& f, const V (&in)[3], V (&out)[2]) {
        const V gate_and_gradient[] = {in[0], in[2] * in[1]};
        V dgate[1];
        backward::evaluate(f, gate_and_gradient, dgate);
        out[0] = dgate[0];
        out[1] = in[2] * f(in[0]);
    }
    template <bool True>
    static consteval void must_fit() {
        static_assert(True,
                      "hinge: the call goes gated_backward(f, gate, value, dy, dgate, dvalue), "
                      "or gated_backward(f, gate, value, dy, dgate, dvalue, n) with pointers");
    }
    template <bool True>
    static consteval void must_have() {
        static_assert(True, "hinge: gated_backward needs f(x) and f.derivative(x), returning the "
                            "type of x, for the element type and its xsimd::batch");
    }
};

} // namespace hinge::call
