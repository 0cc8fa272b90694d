// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/array/checked_call.hpp>
#include <hinge/array/transform.hpp>

/// Activations on whole arrays. Each call comes for ranges and for pointers with a length:
///
///     forward(f, x, y)                      y  = f(x)
///     derivative(f, x, d)                   d  = f'(x)
///     backward(f, x, dy, dx)                dx = dy * f'(x), or f.backward(x, dy) where f has it
///     forward_with_derivative(f, x, y, d)   y  = f(x), d = f'(x)
///     gated_forward(f, gate, value, y)      y  = f(gate) * value
///     gated_backward(f, gate, value, dy, dgate, dvalue)
///                                           dgate = dy * value * f'(gate), dvalue = dy * f(gate)
///
/// f       forward and gated_forward take anything that is called with a value or a batch of the
///         element type and returns its like, a generic lambda too; the others ask for f.derivative.
///         Without xsimd there are no batches, and a function of yours is given values. by_name.hpp
///         adds std::variant.
/// Shape   contiguous ranges (or pointers and a length n), all of one length n >= 0, of double, or of
///         float and 16-bit elements (core/format.hpp) as you like. An output may be one of the inputs,
///         and inputs overlap as they like; nothing outside the ranges is read or written.
/// Result  every element has the bits of the scalar calls, wherever it stands in the array. One of 16 bits
///         is the float's, rounded to the nearest, ties to even; where all elements are bfloat16 shorter
///         kernels may compute it, and not in dispatch. f(x) and f'(x) of Hinge's activations are within
///         0.51 ULP of the type.
/// Errors  std::invalid_argument, before anything is written, for different lengths and for an
///         output that overlaps another range without being the same; two outputs may not be the
///         same either. Without exceptions: the message on stderr, then abort. What does not fit by
///         its type does not compile.
/// Threads no state, no allocation, no change of rounding or denormal mode: safe from many threads
///         on different data. parallel.hpp shares a call among threads.
namespace hinge::inline HINGE_TARGET {

/// y = f(x).
///
/// Shape   forward(f, x, y), or with pointers and n: as array.hpp says of all.
template <class F, class... Arrays>
void forward(const F& f, Arrays&&... arrays) {
    detail::checked_call<detail::compiled_here, call::forward>(f, static_cast<Arrays&&>(arrays)...);
}

/// d = f'(x).
///
/// Shape   derivative(f, x, d), or with pointers and n: as array.hpp says of all.
template <class F, class... Arrays>
void derivative(const F& f, Arrays&&... arrays) {
    detail::checked_call<detail::compiled_here, call::derivative>(f,
                                                                  static_cast<Arrays&&>(arrays)...);
}

/// dx = dy * f'(x): the gradient with respect to x from the gradient with respect to y = f(x).
///
/// Shape   backward(f, x, dy, dx), or with pointers and n: as array.hpp says of all.
template <class F, class... Arrays>
void backward(const F& f, Arrays&&... arrays) {
    detail::checked_call<detail::compiled_here, call::backward>(f,
                                                                static_cast<Arrays&&>(arrays)...);
}

/// y = f(x) and d = f'(x) in one pass.
///
/// Shape   forward_with_derivative(f, x, y, d), or with pointers and n: as array.hpp says of all.
template <class F, class... Arrays>
void forward_with_derivative(const F& f, Arrays&&... arrays) {
    detail::checked_call<detail::compiled_here, call::forward_with_derivative>(
        f, static_cast<Arrays&&>(arrays)...);
}

/// y = f(gate) * value, a gated unit: GLU where f is sigmoid, SwiGLU silu, GEGLU gelu, ReGLU relu.
///
/// Shape   gated_forward(f, gate, value, y), or with pointers and n: as array.hpp says of all.
/// Error   y is the product of value and what the call f(gate) gives, rounded. So the relative error is
///         that of f and half a unit in the last place; in ULP of y, which may stand where numbers are
///         relatively twice as dense, at most 2 claim + 1. That is where f(gate) is normal: what it
///         lost as a subnormal or infinite number, no value brings back.
/// Source  Dauphin et al. 2017, arXiv:1612.08083, eq. 1; Shazeer 2020, arXiv:2002.05202, eq. 5 and 6.
template <class F, class... Arrays>
void gated_forward(const F& f, Arrays&&... arrays) {
    detail::checked_call<detail::compiled_here, call::gated_forward>(
        f, static_cast<Arrays&&>(arrays)...);
}

/// dgate = dy * value * f'(gate) and dvalue = dy * f(gate): the gradients with respect to gate and to
/// value from the one with respect to y = f(gate) * value.
///
/// Shape   gated_backward(f, gate, value, dy, dgate, dvalue), or with pointers and n: as array.hpp
///         says of all.
/// Domain  dgate has the bits that backward gives for gate and the product dy * value. So relu's is +0 at
///         a dead unit, whatever dy and value are; others are infinite or NaN where that product
///         overflows.
/// Error   of dvalue that of gated_forward; of dgate, by the claim of f' and one product more, at most
///         2 claim + 2 ULP, where dy * value and f'(gate) are normal.
/// Source  the chain rule.
template <class F, class... Arrays>
void gated_backward(const F& f, Arrays&&... arrays) {
    detail::checked_call<detail::compiled_here, call::gated_backward>(
        f, static_cast<Arrays&&>(arrays)...);
}

} // namespace hinge::inline HINGE_TARGET
