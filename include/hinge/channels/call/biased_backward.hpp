// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/array/call/backward.hpp>

namespace hinge::call {

struct biased_backward {
    using on_biased = backward;
    static constexpr bool is_by_channel = true;
    static constexpr const char* name = "biased_backward";
    static constexpr const char* inputs[] = {"bias", "x", "dy"};
    static constexpr const char* outputs[] = {"dx", "dbias"};

    template <class F, class V>
    static constexpr bool takes = backward::takes<F, V>;

    template <class F, class V, class Sums>
    HINGE_INLINE static V evaluate(const F& f, const V (&in)[3], Sums& sum) {
        const V biased[] = {in[1] + in[0], in[2]};
        V dx[1];
        backward::evaluate(f, biased, dx);
        sum.add(dx[0]);
        return dx[0];
    }
    template <bool True>
    static consteval void must_fit() {
        static_assert(True, "hinge: the call goes biased_backward(f, bias, x, dy, dx, dbias), or "
                            "biased_backward(f, bias, channels, x, dy, dx, dbias, n) with "
                            "pointers, and inner last where it is not 1");
    }
    template <bool True>
    static consteval void must_have() {
        static_assert(True, "hinge: biased_backward needs f.derivative(x), returning the type of "
                            "x, for the element type and its xsimd::batch");
    }
};

} // namespace hinge::call
