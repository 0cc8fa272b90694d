// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include <hinge/dispatch/library.hpp>

/// The array calls of array.hpp and channels.hpp for the best ISA of the CPU that the program runs on,
/// for those who ship one binary:
///
///     dispatch::forward(f, x, y)                      and pointers with a length, as in array.hpp
///     dispatch::derivative(f, x, d)
///     dispatch::backward(f, x, dy, dx)
///     dispatch::forward_with_derivative(f, x, y, d)
///     dispatch::gated_forward(f, gate, value, y)
///     dispatch::gated_backward(f, gate, value, dy, dgate, dvalue)
///     dispatch::prelu_forward(slopes, x, y)           and so on, as in channels.hpp
///     dispatch::active_isa()                          "sse2", "avx2", "avx512" or "neon64"
///
/// f is one of Hinge's own activations, or with by_name.hpp an any_activation. The loops are a compiled
/// library, which the CMake function hinge_add_dispatch makes; link its target.
///
/// Result  the bits of the direct calls of that ISA. It is chosen once, at the first call.
/// Errors  those of the direct calls. HINGE_FORCE_ISA in the environment takes another ISA; one that was
///         not built or that the CPU lacks is a std::invalid_argument at every call, as is a CPU
///         that has none of the ISAs that were built.
namespace hinge::dispatch {

/// The ISA of the calls, which is chosen once. Where there is none to choose it throws as they do.
std::string_view active_isa();

} // namespace hinge::dispatch

namespace hinge::dispatch::inline HINGE_TARGET {

/// y = f(x), as hinge::forward.
template <class F, class... Arrays>
void forward(const F& f, Arrays&&... arrays) {
    hinge::detail::checked_call<hinge::detail::chosen_at_run_time, call::forward>(
        f, static_cast<Arrays&&>(arrays)...);
}

/// d = f'(x), as hinge::derivative.
template <class F, class... Arrays>
void derivative(const F& f, Arrays&&... arrays) {
    hinge::detail::checked_call<hinge::detail::chosen_at_run_time, call::derivative>(
        f, static_cast<Arrays&&>(arrays)...);
}

/// dx = dy * f'(x), as hinge::backward.
template <class F, class... Arrays>
void backward(const F& f, Arrays&&... arrays) {
    hinge::detail::checked_call<hinge::detail::chosen_at_run_time, call::backward>(
        f, static_cast<Arrays&&>(arrays)...);
}

/// y = f(x) and d = f'(x) in one pass, as hinge::forward_with_derivative.
template <class F, class... Arrays>
void forward_with_derivative(const F& f, Arrays&&... arrays) {
    hinge::detail::checked_call<hinge::detail::chosen_at_run_time, call::forward_with_derivative>(
        f, static_cast<Arrays&&>(arrays)...);
}

/// y = f(gate) * value, as hinge::gated_forward.
template <class F, class... Arrays>
void gated_forward(const F& f, Arrays&&... arrays) {
    hinge::detail::checked_call<hinge::detail::chosen_at_run_time, call::gated_forward>(
        f, static_cast<Arrays&&>(arrays)...);
}

/// dgate = dy * value * f'(gate) and dvalue = dy * f(gate), as hinge::gated_backward.
template <class F, class... Arrays>
void gated_backward(const F& f, Arrays&&... arrays) {
    hinge::detail::checked_call<hinge::detail::chosen_at_run_time, call::gated_backward>(
        f, static_cast<Arrays&&>(arrays)...);
}

/// y = prelu(x) with the slope of the channel, as hinge::prelu_forward.
template <class... Arguments>
void prelu_forward(Arguments&&... arguments) {
    hinge::detail::checked_channel_call<hinge::detail::chosen_at_run_time, call::prelu_forward>(
        static_cast<Arguments&&>(arguments)...);
}

/// dx = dy * prelu'(x) and the gradient of the slopes, as hinge::prelu_backward.
template <class... Arguments>
void prelu_backward(Arguments&&... arguments) {
    hinge::detail::checked_channel_call<hinge::detail::chosen_at_run_time, call::prelu_backward>(
        static_cast<Arguments&&>(arguments)...);
}

/// y = f(x + bias) with the bias of the channel, as hinge::biased_forward.
template <class F, class... Arguments>
void biased_forward(const F& f, Arguments&&... arguments) {
    hinge::detail::checked_channel_call<hinge::detail::chosen_at_run_time, call::biased_forward>(
        f, static_cast<Arguments&&>(arguments)...);
}

/// dx = dy * f'(x + bias) and the gradient of the bias, as hinge::biased_backward.
template <class F, class... Arguments>
void biased_backward(const F& f, Arguments&&... arguments) {
    hinge::detail::checked_channel_call<hinge::detail::chosen_at_run_time, call::biased_backward>(
        f, static_cast<Arguments&&>(arguments)...);
}

} // namespace hinge::dispatch::inline HINGE_TARGET
