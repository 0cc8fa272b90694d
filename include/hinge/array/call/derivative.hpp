// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>

namespace hinge::call {

struct derivative {
    static constexpr const char* name = "derivative";
    static constexpr const char* inputs[] = {"x"};
    static constexpr const char* outputs[] = {"d"};

    template <class F, class V>
    static constexpr bool takes = has_derivative<F, V>;

    template <class F>
    static constexpr bool selects = step_slope<F>;

    template <class F, class V>
    HINGE_INLINE static void evaluate(const F& f, const V (&in)[1], V (&out)[1]) {
        out[0] = f.derivative(in[0]);
    }
    template <bool True>
    static consteval void must_fit() {
        static_assert(True, "hinge: the call goes derivative(f, x, d), or derivative(f, x, d, n) "
                            "with pointers");
    }
    template <bool True>
    static consteval void must_have() {
        static_assert(True, "hinge: derivative needs f.derivative(x), returning the type of x, for "
                            "the element type and its xsimd::batch");
    }
};

} // namespace hinge::call
