// SPDX-License-Identifier: MIT
#pragma once

#include <variant>

#include <hinge/hinge.hpp>

namespace hinge::inline HINGE_TARGET {

/// Calls visit("negative_slope", f.negative_slope) for every parameter of f: with its name and a double&,
/// of a const f a const double&. f is an any_activation or one of Hinge's own.
///
/// The one list of the names of parameters, which are public members. (selu's alpha is a constant.)
template <class F, class Visit>
requires has_forward<F, float>
void for_each_parameter(F& f, const Visit& visit) {
    if constexpr (requires(double F::*p) { p = &F::negative_slope; })
        visit("negative_slope", f.negative_slope);
    if constexpr (requires(double F::*p) { p = &F::slope; }) visit("slope", f.slope);
    if constexpr (requires(double F::*p) { p = &F::alpha; }) visit("alpha", f.alpha);
    if constexpr (requires(double F::*p) { p = &F::beta; }) visit("beta", f.beta);
    if constexpr (requires(double F::*p) { p = &F::b; }) visit("b", f.b);
    if constexpr (requires(double F::*p) { p = &F::min; }) visit("min", f.min);
    if constexpr (requires(double F::*p) { p = &F::max; }) visit("max", f.max);
    if constexpr (requires(double F::*p) { p = &F::lambda; }) visit("lambda", f.lambda);
    if constexpr (requires(double F::*p) { p = &F::theta; }) visit("theta", f.theta);
    if constexpr (requires(double F::*p) { p = &F::value; }) visit("value", f.value);
}
/// The same of what f holds.
template <class... F, class Visit>
void for_each_parameter(std::variant<F...>& f, const Visit& visit) {
    std::visit([&](auto& held) { hinge::for_each_parameter(held, visit); }, f);
}
/// The same of what f holds.
template <class... F, class Visit>
void for_each_parameter(const std::variant<F...>& f, const Visit& visit) {
    std::visit([&](const auto& held) { hinge::for_each_parameter(held, visit); }, f);
}

} // namespace hinge::inline HINGE_TARGET
