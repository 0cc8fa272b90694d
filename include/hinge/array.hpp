// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

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

/// From how many bytes on, in and out together, results may go past the caches. An array that will not
/// be found in the last-level cache when it is read again had better not be written into it, which
/// reads every line before it is overwritten. One core of a current CPU has some 32 MiB of that cache
/// at its disposal; asking each time how much it is would cost more than a small call.
#if !defined(HINGE_STREAM_FROM_BYTES)
#define HINGE_STREAM_FROM_BYTES (std::size_t{64} << 20)
#endif

/// Whether the results of a call go past the caches: the arrays are large, an output is not read as
/// well, and all outputs are aligned alike. It gains up to 45 percent where memory is what a call
/// waits for, and loses up to 5 where a kernel takes longer than memory. hinge_bench, 16,777,216
/// elements, ns per element, cached and past the caches (Zen 4):
///                        AVX-512        AVX2
///     relu, float        0.32  0.19     0.30  0.19
///     elu, float         0.27  0.24     0.29  0.31
///     gelu, float        0.34  0.35     0.60  0.61
///     elu, double        1.05  0.67     1.69  0.93
///     gelu, double       2.26  1.89     2.98  2.63
template <class T, std::size_t In, std::size_t Out>
HINGE_INLINE bool streams(const T* const (&in)[In], T* const (&out)[Out], std::size_t n) noexcept {
    if (n < HINGE_STREAM_FROM_BYTES / ((In + Out) * sizeof(T))) return false;
    for (const T* const each_out : out) {
        const auto address = reinterpret_cast<std::uintptr_t>(each_out);
        if ((address - reinterpret_cast<std::uintptr_t>(out[0])) % 64 != 0) return false;
        for (const T* const each_in : in)
            if (each_in == each_out) return false;
    }
    return true;
}
template <class T>
HINGE_INLINE std::size_t elements_to_alignment(const T* p, std::size_t alignment) noexcept {
    return (0 - reinterpret_cast<std::uintptr_t>(p)) % alignment / sizeof(T);
}

/// out[j][i] = kernel(in[0][i], in[1][i], ...)[j] for i < n, in vectors and a last one that is not
/// full: the same kernel on every element, so that a result does not depend on its position.
template <bool Streamed, class T, std::size_t In, std::size_t Out, class Kernel>
HINGE_INLINE void transform_as(const T* const (&ins)[In], T* const (&outs)[Out], std::size_t n,
                               Kernel kernel) {
    using V = simd::widest<T>;
    constexpr std::size_t lanes = simd::lanes<V>;
    const T* in[In]; // copies, which no store can change, stay in registers
    T* out[Out];
    for (std::size_t j = 0; j < In; ++j) in[j] = ins[j];
    for (std::size_t j = 0; j < Out; ++j) out[j] = outs[j];
    const auto step = [&](std::size_t at, auto load, auto store) HINGE_INLINE_LAMBDA {
        V x[In], y[Out];
        for (std::size_t j = 0; j < In; ++j) x[j] = load(in[j] + at);
        kernel(x, y);
        for (std::size_t j = 0; j < Out; ++j) store(out[j] + at, y[j]);
    };
    const auto load = [](const T* from) HINGE_INLINE_LAMBDA { return simd::load<V>(from); };
    const auto store = [](T* to, const V& y) HINGE_INLINE_LAMBDA { simd::store<V>(to, y); };
    if constexpr (lanes == 1) { // left to the compiler, who may vectorize it
        HINGE_INDEPENDENT_ITERATIONS
        for (std::size_t i = 0; i < n; ++i) step(i, load, store);
    } else {
        const auto part = [&](std::size_t at, std::size_t count) HINGE_INLINE_LAMBDA {
            const auto load_first = [count](const T* from) HINGE_INLINE_LAMBDA {
                return simd::load_first<V>(from, count);
            };
            const auto store_first = [count](T* to, const V& y) HINGE_INLINE_LAMBDA {
                simd::store_first<V>(to, y, count);
            };
            step(at, load_first, store_first);
        };
        std::size_t i = 0;
        if constexpr (Streamed) {
            const auto stream = [](T* to, const V& y)
                                    HINGE_INLINE_LAMBDA { simd::stream<V>(to, y); };
            i = detail::elements_to_alignment(out[0], sizeof(V));
            part(0, i);
            for (; n - i >= lanes; i += lanes) step(i, load, stream);
            simd::end_of_stream();
        } else {
            for (; n - i >= lanes; i += lanes) step(i, load, store);
        }
        if (i < n) part(i, n - i);
    }
}

/// Out of line, so that either loop has the registers to itself (gelu, all lanes in its tail, AVX-512:
/// 1.33 ns per element with both in one function, 0.90 without).
template <class T, std::size_t In, std::size_t Out, class Kernel>
__attribute__((noinline)) void transform_streamed(const T* const (&in)[In], T* const (&out)[Out],
                                                  std::size_t n, Kernel kernel) {
    detail::transform_as<true>(in, out, n, kernel);
}
template <class T, std::size_t In, std::size_t Out, class Kernel>
inline void transform(const T* const (&in)[In], T* const (&out)[Out], std::size_t n,
                      Kernel kernel) {
    if constexpr (simd::can_stream) {
        if (detail::streams(in, out, n)) return detail::transform_streamed(in, out, n, kernel);
    }
    detail::transform_as<false>(in, out, n, kernel);
}

/// transform with f as the kernel's first argument. Where parameters decide between two kernels there
/// is a loop for either, so that neither has the other's constants to carry (softplus, AVX2: 0.62
/// instead of 0.78 ns per element).
template <class F, class T, std::size_t In, std::size_t Out, class Kernel>
inline void transform_by(const F& f, const T* const (&in)[In], T* const (&out)[Out], std::size_t n,
                         Kernel kernel) {
    if constexpr (std::is_same_v<T, float> && requires { f.evaluates_in_float(); }) {
        const auto run = [&](auto in_float) HINGE_INLINE_LAMBDA {
            detail::transform(in, out, n, [=](const auto& x, auto& y) HINGE_INLINE_LAMBDA {
                if (f.evaluates_in_float() != in_float()) __builtin_unreachable();
                kernel(f, x, y);
            });
        };
        if (f.evaluates_in_float()) {
            run(std::true_type{});
        } else {
            run(std::false_type{});
        }
    } else {
        detail::transform(in, out, n,
                          [=](const auto& x, auto& y) HINGE_INLINE_LAMBDA { kernel(f, x, y); });
    }
}

/// The loops behind the array calls, as compiled for this file's ISA. dispatch.hpp has others to
/// put in their place.
struct compiled_here {
    static constexpr const char* scope = "hinge::";

    template <class F, class T>
    static void forward(const F& f, const T* x, T* y, std::size_t n) {
        detail::transform_by<F, T, 1, 1>(f, {x}, {y}, n,
                                         [](const F& g, const auto& in, auto& out)
                                             HINGE_INLINE_LAMBDA { out[0] = g(in[0]); });
    }
    template <class F, class T>
    static void derivative(const F& f, const T* x, T* d, std::size_t n) {
        detail::transform_by<F, T, 1, 1>(f, {x}, {d}, n,
                                         [](const F& g, const auto& in, auto& out)
                                             HINGE_INLINE_LAMBDA { out[0] = g.derivative(in[0]); });
    }
    template <class F, class T>
    static void backward(const F& f, const T* x, const T* dy, T* dx, std::size_t n) {
        detail::transform_by<F, T, 2, 1>(
            f, {x, dy}, {dx}, n, [](const F& g, const auto& in, auto& out) HINGE_INLINE_LAMBDA {
                out[0] = in[1] * g.derivative(in[0]);
            });
    }
    template <class F, class T>
    static void forward_with_derivative(const F& f, const T* x, T* y, T* d, std::size_t n) {
        detail::transform_by<F, T, 1, 2>(
            f, {x}, {y, d}, n, [](const F& g, const auto& in, auto& out) HINGE_INLINE_LAMBDA {
                out[0] = g(in[0]);
                out[1] = g.derivative(in[0]);
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
