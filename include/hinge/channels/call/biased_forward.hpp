// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include <hinge/array/call/forward.hpp>
#include <hinge/channels/grid.hpp>

namespace hinge::call {

struct biased_forward {
    static constexpr bool is_by_channel = true;
    static constexpr const char* name = "biased_forward";
    static constexpr const char* inputs[] = {"bias", "x"};
    static constexpr const char* outputs[] = {"y"};

    template <class F, class V>
    static constexpr bool takes = forward::takes<F, V>;

    template <class Loops, class F, class T>
    HINGE_INLINE static void on_line(const F& f, const T* bias, const T* const (&in)[1], T* y,
                                     double*, std::size_t n) {
        alignas(64) T biased[detail::line_room];
        Loops::by_channel::add(in[0], bias, biased, n);
        const T* const ins[] = {biased};
        T* const outs[] = {y};
        Loops::template run<forward>(f, ins, outs, n);
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
