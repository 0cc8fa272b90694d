// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include <hinge/channels/call/with_slopes.hpp>
#include <hinge/channels/grid.hpp>

namespace hinge::call {

struct prelu_backward {
    using activation = prelu;
    static constexpr bool is_by_channel = true;
    static constexpr const char* name = "prelu_backward";
    static constexpr const char* inputs[] = {"slopes", "x", "dy"};
    static constexpr const char* outputs[] = {"dx", "dslopes"};

    template <class F, class V>
    static constexpr bool takes = true;

    template <class Loops, class F, class T>
    HINGE_INLINE static void on_line(const F& f, const T* slopes, const T* const (&in)[2], T* dx,
                                     double* sums, std::size_t n) {
        alignas(64) T factor[2][detail::line_room];
        const T* const ins[] = {in[0], slopes, in[1]};
        T* const outs[] = {dx, factor[0], factor[1]};
        Loops::template run<backward_with_slopes>(f, ins, outs, n);
        alignas(64) double products[detail::line_room];
        Loops::by_channel::multiply(factor[0], factor[1], products, n);
        Loops::by_channel::add_to(sums, products, n);
    }
    template <bool True>
    static consteval void must_fit() {
        static_assert(True, "hinge: the call goes prelu_backward(slopes, x, dy, dx, dslopes), or "
                            "prelu_backward(slopes, channels, x, dy, dx, dslopes, n) with "
                            "pointers, and inner last where it is not 1");
    }
    template <bool True>
    static consteval void must_have() {}
};

} // namespace hinge::call
