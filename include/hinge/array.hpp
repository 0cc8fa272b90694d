// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <ranges>

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
inline void transform(const std::array<const T*, In>& in, const std::array<T*, Out>& out,
                      std::size_t n, Kernel kernel) {
    using V = simd::widest<T>;
    constexpr std::size_t lanes = simd::lanes<V>;
    const auto step = [&](const auto& from, auto& to, std::size_t at) HINGE_INLINE_LAMBDA {
        V x[In], y[Out];
        for (std::size_t j = 0; j < In; ++j) x[j] = simd::load<V>(from[j] + at);
        kernel(x, y);
        for (std::size_t j = 0; j < Out; ++j) simd::store<V>(to[j] + at, y[j]);
    };
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

} // namespace detail

/// y = f(x).
template <activation F, class T>
void forward(const F& f, const T* x, T* y, std::size_t n) {
    if constexpr (detail::is_floating<T>()) {
        detail::check_overlap("forward", detail::input("x", x, n), detail::output("y", y, n));
        detail::transform<T, 1, 1>(
            {x}, {y}, n, [f](const auto& in, auto& out) HINGE_INLINE_LAMBDA { out[0] = f(in[0]); });
    }
}

/// d = f'(x).
template <activation F, class T>
void derivative(const F& f, const T* x, T* d, std::size_t n) {
    if constexpr (detail::is_floating<T>()) {
        detail::check_overlap("derivative", detail::input("x", x, n), detail::output("d", d, n));
        detail::transform<T, 1, 1>({x}, {d}, n, [f](const auto& in, auto& out) HINGE_INLINE_LAMBDA {
            out[0] = f.derivative(in[0]);
        });
    }
}

/// dx = dy * f'(x): the gradient with respect to x from the gradient with respect to y = f(x).
template <activation F, class T>
void backward(const F& f, const T* x, const T* dy, T* dx, std::size_t n) {
    if constexpr (detail::is_floating<T>()) {
        detail::check_overlap("backward", detail::input("x", x, n), detail::input("dy", dy, n),
                              detail::output("dx", dx, n));
        detail::transform<T, 2, 1>({x, dy}, {dx}, n,
                                   [f](const auto& in, auto& out) HINGE_INLINE_LAMBDA {
                                       out[0] = in[1] * f.derivative(in[0]);
                                   });
    }
}

/// y = f(x) and d = f'(x) in one pass.
template <activation F, class T>
void forward_with_derivative(const F& f, const T* x, T* y, T* d, std::size_t n) {
    if constexpr (detail::is_floating<T>()) {
        detail::check_overlap("forward_with_derivative", detail::input("x", x, n),
                              detail::output("y", y, n), detail::output("d", d, n));
        detail::transform<T, 1, 2>({x}, {y, d}, n,
                                   [f](const auto& in, auto& out) HINGE_INLINE_LAMBDA {
                                       out[0] = f(in[0]);
                                       out[1] = f.derivative(in[0]);
                                   });
    }
}

template <activation F, detail::array X, detail::array Y>
void forward(const F& f, const X& x, Y&& y) {
    if constexpr (detail::elements_fit<X, Y>() && detail::can_be_written<Y>()) {
        const std::size_t n = std::ranges::size(x);
        detail::check_length("forward", n, "y", std::ranges::size(y));
        hinge::forward(f, std::ranges::data(x), std::ranges::data(y), n);
    }
}
template <activation F, detail::array X, detail::array D>
void derivative(const F& f, const X& x, D&& d) {
    if constexpr (detail::elements_fit<X, D>() && detail::can_be_written<D>()) {
        const std::size_t n = std::ranges::size(x);
        detail::check_length("derivative", n, "d", std::ranges::size(d));
        hinge::derivative(f, std::ranges::data(x), std::ranges::data(d), n);
    }
}
template <activation F, detail::array X, detail::array DY, detail::array DX>
void backward(const F& f, const X& x, const DY& dy, DX&& dx) {
    if constexpr (detail::elements_fit<X, DY, DX>() && detail::can_be_written<DX>()) {
        const std::size_t n = std::ranges::size(x);
        detail::check_length("backward", n, "dy", std::ranges::size(dy));
        detail::check_length("backward", n, "dx", std::ranges::size(dx));
        hinge::backward(f, std::ranges::data(x), std::ranges::data(dy), std::ranges::data(dx), n);
    }
}
template <activation F, detail::array X, detail::array Y, detail::array D>
void forward_with_derivative(const F& f, const X& x, Y&& y, D&& d) {
    if constexpr (detail::elements_fit<X, Y, D>() && detail::can_be_written<Y, D>()) {
        const std::size_t n = std::ranges::size(x);
        detail::check_length("forward_with_derivative", n, "y", std::ranges::size(y));
        detail::check_length("forward_with_derivative", n, "d", std::ranges::size(d));
        hinge::forward_with_derivative(f, std::ranges::data(x), std::ranges::data(y),
                                       std::ranges::data(d), n);
    }
}

} // namespace hinge::inline HINGE_TARGET
