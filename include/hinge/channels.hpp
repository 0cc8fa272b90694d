// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/channels/checked_call.hpp>

/// Array calls with a slope or a bias by channel. Each comes for ranges and for pointers:
///
///     prelu_forward(slopes, x, y)                     y  = prelu(x), its slope being that of the channel
///     prelu_backward(slopes, x, dy, dx, dslopes)      dx = dy * prelu'(x)
///     biased_forward(f, bias, x, y)                   y  = f(x + bias)
///     biased_backward(f, bias, x, dy, dx, dbias)      dx = dy * f'(x + bias)
///
/// slopes  slopes and bias have an element a channel, dslopes and dbias as well, which are overwritten with
///         the gradients of slopes and bias: the sums over the channel of dy * x where x is not positive,
///         and of dx.
/// inner   how many elements of one channel stand together, an integer that may come last: element i has
///         channel (i / inner) % slopes.size(). 1, or nothing, is for channels last (NHWC, or the rows of a
///         matrix), height times width for channels first (NCHW).
/// Shape   arrays and f as in array.hpp, a std::variant too. The length of x is a multiple of the number of
///         channels times inner, 0 too. With pointers that number comes behind the first and the length
///         behind the last: prelu_forward(slopes, channels, x, y, n), or with inner (..., n, inner).
/// Result  an element has the bits of the calls of array.hpp with that slope, or on x + bias, rounded.
///         A NaN in x goes into dx and into the sum of its channel, and into no other.
/// Sums    in double, in an order that the length, the number of channels and inner decide alone: the same
///         numbers give the same bits on every ISA, at any alignment, on any threads. A sum of N numbers is
///         off by at most N 2^-53 of the sum of their absolute values, for dslopes of doubles (N + 1) 2^-53
///         where the products are normal, and is rounded to the type of its array then, to 16 bits by way of
///         float. The numbers of dbias are dx before it is rounded to 16 bits.
/// Errors  as in array.hpp, and for no channel, an inner of 0 and a length that is no such multiple.
/// Threads as in array.hpp.
namespace hinge::inline HINGE_TARGET {

/// y = x > 0 ? x : slope x, with the slope of the channel.
///
/// Source  He et al. 2015, arXiv:1502.01852, eq. 1.
template <class... Arguments>
void prelu_forward(Arguments&&... arguments) {
    detail::checked_channel_call<detail::all_compiled_here, call::prelu_forward>(
        static_cast<Arguments&&>(arguments)...);
}

/// dx = dy * (x > 0 ? 1 : slope), and dslopes = sum of x > 0 ? 0 : dy * x over each channel.
///
/// Source  the same, eq. 2 and 3.
template <class... Arguments>
void prelu_backward(Arguments&&... arguments) {
    detail::checked_channel_call<detail::all_compiled_here, call::prelu_backward>(
        static_cast<Arguments&&>(arguments)...);
}

/// y = f(x + bias), with the bias of the channel: what a layer adds and its activation in one pass.
template <class F, class... Arguments>
void biased_forward(const F& f, Arguments&&... arguments) {
    detail::checked_channel_call<detail::all_compiled_here, call::biased_forward>(
        f, static_cast<Arguments&&>(arguments)...);
}

/// dx = dy * f'(x + bias), as backward gives it, and dbias = sum of dx over each channel.
///
/// Source  the chain rule.
template <class F, class... Arguments>
void biased_backward(const F& f, Arguments&&... arguments) {
    detail::checked_channel_call<detail::all_compiled_here, call::biased_backward>(
        f, static_cast<Arguments&&>(arguments)...);
}

} // namespace hinge::inline HINGE_TARGET
