// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/channels/call/biased_backward.hpp>
#include <hinge/channels/call/biased_forward.hpp>
#include <hinge/channels/call/prelu_backward.hpp>
#include <hinge/channels/call/prelu_forward.hpp>
#include <hinge/core/type_list.hpp>

/// The array calls with a value by channel, a type each. They say of themselves what those of
/// array/calls.hpp say, but for `evaluate`:
///     is_by_channel           the first of the inputs has an element a channel, the second of the outputs,
///                             if there is one, their gradient
///     activation              the f of a call for which the user gives none
///     on_biased               of a call with biases, the call by element that it is on x + bias
///     evaluate(f, in, sum)    one value of the first output, from one of each input; to `sum` it adds what the
///                             second output is the sum of (channels/lane_sums.hpp)
namespace hinge {

/// All of them.
using channel_calls = type_list<call::prelu_forward, call::prelu_backward, call::biased_forward,
                                call::biased_backward>;

} // namespace hinge
