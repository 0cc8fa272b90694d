// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include <hinge/array/call/backward.hpp>
#include <hinge/channels/grid.hpp>

namespace hinge::call {

struct biased_backward {
    static constexpr bool is_by_channel = true;
    static constexpr const char* name = "biased_backward";
    static constexpr const char* inputs[] = {"bias", "x", "dy"};
    static constexpr const char* outputs[] = {"dx", "dbias"};

    template <class F, class V>
    static constexpr bool takes = backward::takes<F, V>;

    template <class Loops, class F, class T>
    HINGE_INLINE static void on_line(const F& f, const T* bias, const T* const (&in)[2], T* dx,
                                     double* sums, std::size_t n) {
        alignas(64) T biased[detail::line_room];
        Loops::by_channel::add(in[0], bias, biased, n);
        const T* const ins[] = {biased, in[1]};
        T* const outs[] = {dx};
        Loops::template run<backward>(f, ins, outs, n);
        Loops::by_channel::add_to(sums, dx, n);
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
