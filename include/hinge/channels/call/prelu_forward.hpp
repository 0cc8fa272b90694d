// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include <hinge/channels/call/with_slopes.hpp>

namespace hinge::call {

struct prelu_forward {
    using activation = prelu;
    static constexpr bool is_by_channel = true;
    static constexpr const char* name = "prelu_forward";
    static constexpr const char* inputs[] = {"slopes", "x"};
    static constexpr const char* outputs[] = {"y"};

    template <class F, class V>
    static constexpr bool takes = true;

    template <class Loops, class F, class T>
    HINGE_INLINE static void on_line(const F& f, const T* slopes, const T* const (&in)[1], T* y,
                                     double*, std::size_t n) {
        const T* const ins[] = {in[0], slopes};
        T* const outs[] = {y};
        Loops::template run<forward_with_slopes>(f, ins, outs, n);
    }
    template <bool True>
    static consteval void must_fit() {
        static_assert(True, "hinge: the call goes prelu_forward(slopes, x, y), or prelu_forward("
                            "slopes, channels, x, y, n) with pointers, and inner last where it is "
                            "not 1");
    }
    template <bool True>
    static consteval void must_have() {}
};

} // namespace hinge::call
