// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/core/type_list.hpp>

/// The array calls, a type each. It says
///     name, inputs, outputs   of the call and its arrays, as the user knows them
///     takes<F, V>             what it asks of f, for a type of value
///     evaluate(f, in, out)    what it does with one value of each array
///     must_fit, must_have     what the compiler says of a call that does not go like this, and of an f
///                             that lacks something; a static_assert wants its text in place
/// Checks, loops, dispatch and benchmarks go over these, so a new one is a struct here, its word in the
/// list and its function in array.hpp (and dispatch.hpp). Outside HINGE_TARGET, like the
/// activations: the names are the same in files for every ISA.
namespace hinge::call {

struct forward {
    static constexpr const char* name = "forward";
    static constexpr const char* inputs[] = {"x"};
    static constexpr const char* outputs[] = {"y"};

    template <class F, class V>
    static constexpr bool takes = has_forward<F, V>;

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

struct derivative {
    static constexpr const char* name = "derivative";
    static constexpr const char* inputs[] = {"x"};
    static constexpr const char* outputs[] = {"d"};

    template <class F, class V>
    static constexpr bool takes = has_derivative<F, V>;

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

struct backward {
    static constexpr const char* name = "backward";
    static constexpr const char* inputs[] = {"x", "dy"};
    static constexpr const char* outputs[] = {"dx"};

    template <class F, class V>
    static constexpr bool takes = (has_backward<F, V> || has_derivative<F, V>);

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

struct forward_with_derivative {
    static constexpr const char* name = "forward_with_derivative";
    static constexpr const char* inputs[] = {"x"};
    static constexpr const char* outputs[] = {"y", "d"};

    template <class F, class V>
    static constexpr bool takes = (has_forward<F, V> && has_derivative<F, V>);

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

namespace hinge {

using array_calls =
    type_list<call::forward, call::derivative, call::backward, call::forward_with_derivative>;

} // namespace hinge
