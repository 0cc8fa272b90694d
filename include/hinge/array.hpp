// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

#include <hinge/core/arguments.hpp>
#include <hinge/simd/load.hpp>

/// Activations on whole arrays. Each call comes for ranges and for pointers with a length:
///
///     forward(f, x, y)                      y  = f(x)
///     derivative(f, x, d)                   d  = f'(x)
///     backward(f, x, dy, dx)                dx = dy * f'(x)
///     forward_with_derivative(f, x, y, d)   y  = f(x), d = f'(x)
///
/// Shape   contiguous ranges (or pointers) of one element type, float or double, all of one length
///         n >= 0, aligned for their type. An output may be one of the inputs; nothing outside the ranges
///         is read or written.
/// Result  every element has the bits of the scalar call, wherever it stands in the array.
/// Errors  std::invalid_argument, before anything is written, for different lengths and for two
///         ranges that overlap without being the same; two outputs may not be the same either.
///         Without exceptions: the message on stderr, then abort. A wrong element type does not
///         compile.
/// Threads no state, no allocation, no change of rounding or denormal mode: safe from many threads
///         on different data.
namespace hinge::inline HINGE_TARGET {

namespace detail {

/// out[j][i] = kernel(in[0][i], in[1][i], ...)[j] for i < n, in vectors and a last, partial one
/// that goes through a buffer: the same kernel on every element, whatever its position.
template <class T, std::size_t In, std::size_t Out, class Kernel>
inline void transform(const T* const (&in)[In], T* const (&out)[Out], std::size_t n,
                      Kernel kernel) {
    using V = simd::widest<T>;
    constexpr std::size_t lanes = simd::lanes<V>;
    const auto step = [&](const auto& from, auto& to, std::size_t at) HINGE_INLINE_LAMBDA {
        V x[In], y[Out];
        for (std::size_t j = 0; j < In; ++j) x[j] = simd::load<V>(from[j] + at);
        kernel(x, y);
        for (std::size_t j = 0; j < Out; ++j) simd::store<V>(to[j] + at, y[j]);
    };
    if constexpr (lanes == 1) { // left to the compiler, who may vectorize it
        HINGE_INDEPENDENT_ITERATIONS
        for (std::size_t i = 0; i < n; ++i) step(in, out, i);
    } else {
        std::size_t i = 0;
        for (; n - i >= lanes; i += lanes) step(in, out, i);
        if (const std::size_t rest = n - i; rest != 0) {
            T in_buffer[In][lanes] = {}, out_buffer[Out][lanes];
            for (std::size_t j = 0; j < In; ++j)
                for (std::size_t k = 0; k < rest; ++k) in_buffer[j][k] = in[j][i + k];
            step(in_buffer, out_buffer, 0);
            for (std::size_t j = 0; j < Out; ++j)
                for (std::size_t k = 0; k < rest; ++k) out[j][i + k] = out_buffer[j][k];
        }
    }
}

/// The loops behind the array calls, as compiled for this file's ISA. dispatch.hpp has others to
/// put in their place.
struct compiled_here {
    static constexpr const char* scope = "hinge::";

    template <class F, class T>
    static void forward(const F& f, const T* x, T* y, std::size_t n) {
        detail::transform<T, 1, 1>(
            {x}, {y}, n, [f](const auto& in, auto& out) HINGE_INLINE_LAMBDA { out[0] = f(in[0]); });
    }
    template <class F, class T>
    static void derivative(const F& f, const T* x, T* d, std::size_t n) {
        detail::transform<T, 1, 1>({x}, {d}, n, [f](const auto& in, auto& out) HINGE_INLINE_LAMBDA {
            out[0] = f.derivative(in[0]);
        });
    }
    template <class F, class T>
    static void backward(const F& f, const T* x, const T* dy, T* dx, std::size_t n) {
        detail::transform<T, 2, 1>({x, dy}, {dx}, n,
                                   [f](const auto& in, auto& out) HINGE_INLINE_LAMBDA {
                                       out[0] = in[1] * f.derivative(in[0]);
                                   });
    }
    template <class F, class T>
    static void forward_with_derivative(const F& f, const T* x, T* y, T* d, std::size_t n) {
        detail::transform<T, 1, 2>({x}, {y, d}, n,
                                   [f](const auto& in, auto& out) HINGE_INLINE_LAMBDA {
                                       out[0] = f(in[0]);
                                       out[1] = f.derivative(in[0]);
                                   });
    }
};

} // namespace detail

/// y = f(x).
template <class Loops = detail::compiled_here, activation F, class T>
void forward(const F& f, const T* x, T* y, std::size_t n) {
    if constexpr (detail::is_floating<T>()) {
        detail::check_overlap({Loops::scope, "forward"}, detail::input("x", x, n),
                              detail::output("y", y, n));
        Loops::forward(f, x, y, n);
    }
}

/// d = f'(x).
template <class Loops = detail::compiled_here, activation F, class T>
void derivative(const F& f, const T* x, T* d, std::size_t n) {
    if constexpr (detail::is_floating<T>()) {
        detail::check_overlap({Loops::scope, "derivative"}, detail::input("x", x, n),
                              detail::output("d", d, n));
        Loops::derivative(f, x, d, n);
    }
}

/// dx = dy * f'(x): the gradient with respect to x from the gradient with respect to y = f(x).
template <class Loops = detail::compiled_here, activation F, class T>
void backward(const F& f, const T* x, const T* dy, T* dx, std::size_t n) {
    if constexpr (detail::is_floating<T>()) {
        detail::check_overlap({Loops::scope, "backward"}, detail::input("x", x, n),
                              detail::input("dy", dy, n), detail::output("dx", dx, n));
        Loops::backward(f, x, dy, dx, n);
    }
}

/// y = f(x) and d = f'(x) in one pass.
template <class Loops = detail::compiled_here, activation F, class T>
void forward_with_derivative(const F& f, const T* x, T* y, T* d, std::size_t n) {
    if constexpr (detail::is_floating<T>()) {
        detail::check_overlap({Loops::scope, "forward_with_derivative"}, detail::input("x", x, n),
                              detail::output("y", y, n), detail::output("d", d, n));
        Loops::forward_with_derivative(f, x, y, d, n);
    }
}

template <class Loops = detail::compiled_here, activation F, detail::array X, detail::array Y>
void forward(const F& f, const X& x, Y&& y) {
    if constexpr (detail::elements_fit<X, Y>() && detail::can_be_written<Y>()) {
        const std::span in(x);
        const std::span out(y);
        detail::check_length({Loops::scope, "forward"}, in.size(), "y", out.size());
        hinge::forward<Loops>(f, in.data(), out.data(), in.size());
    }
}
template <class Loops = detail::compiled_here, activation F, detail::array X, detail::array D>
void derivative(const F& f, const X& x, D&& d) {
    if constexpr (detail::elements_fit<X, D>() && detail::can_be_written<D>()) {
        const std::span in(x);
        const std::span out(d);
        detail::check_length({Loops::scope, "derivative"}, in.size(), "d", out.size());
        hinge::derivative<Loops>(f, in.data(), out.data(), in.size());
    }
}
template <class Loops = detail::compiled_here, activation F, detail::array X, detail::array DY,
          detail::array DX>
void backward(const F& f, const X& x, const DY& dy, DX&& dx) {
    if constexpr (detail::elements_fit<X, DY, DX>() && detail::can_be_written<DX>()) {
        const std::span in(x);
        const std::span in2(dy);
        const std::span out(dx);
        detail::check_length({Loops::scope, "backward"}, in.size(), "dy", in2.size());
        detail::check_length({Loops::scope, "backward"}, in.size(), "dx", out.size());
        hinge::backward<Loops>(f, in.data(), in2.data(), out.data(), in.size());
    }
}
template <class Loops = detail::compiled_here, activation F, detail::array X, detail::array Y,
          detail::array D>
void forward_with_derivative(const F& f, const X& x, Y&& y, D&& d) {
    if constexpr (detail::elements_fit<X, Y, D>() && detail::can_be_written<Y, D>()) {
        const std::span in(x);
        const std::span out(y);
        const std::span out2(d);
        detail::check_length({Loops::scope, "forward_with_derivative"}, in.size(), "y", out.size());
        detail::check_length({Loops::scope, "forward_with_derivative"}, in.size(), "d",
                             out2.size());
        hinge::forward_with_derivative<Loops>(f, in.data(), out.data(), out2.data(), in.size());
    }
}

} // namespace hinge::inline HINGE_TARGET
