// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/array/call/backward.hpp>
#include <hinge/array/call/derivative.hpp>
#include <hinge/array/call/forward.hpp>
#include <hinge/array/call/forward_with_derivative.hpp>
#include <hinge/array/call/gated_backward.hpp>
#include <hinge/array/call/gated_forward.hpp>
#include <hinge/core/type_list.hpp>

/// The array calls, a type each: hinge::call::NAME in call/NAME.hpp. It says
///
///     name, inputs, outputs   of the call and its arrays, as the user knows them
///     takes<F, V>             what it asks of f, for a type of value
///     evaluate(f, in, out)    what it does with one value of each array
///     selects<F>              whether its results are elements, so that none needs to be rounded; if it is not there
///                             they are not
///     must_fit, must_have     what the compiler says of a call that does not go like this, and of an f
///                             that lacks something; a static_assert wants its text in place
///
/// Checks, loops, dispatch and benchmarks go over these, so a new one is a header in call/, its word in
/// the list and its function in array.hpp (and dispatch.hpp). Outside HINGE_TARGET, like the
/// activations: the names are the same in files for every ISA.
namespace hinge {

/// The array calls, a type each, as calls.hpp says.
using array_calls =
    type_list<call::forward, call::derivative, call::backward, call::forward_with_derivative,
              call::gated_forward, call::gated_backward>;

} // namespace hinge
