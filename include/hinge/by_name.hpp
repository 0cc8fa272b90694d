// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include <hinge/by_name/known.hpp>
#include <hinge/by_name/parameters.hpp>

/// Activations that are chosen when the program runs, by the names that they have in Hinge and elsewhere.
///
///     std::optional<any_activation> f = by_name("LeakyReLU");         // empty for an unknown name
///     set_parameter(*f, "negative_slope", 0.2);                       // false if f has no such parameter
///     forward(*f, x, y);                                              // every array call, dispatch's too
///
/// Names are matched as they are, case too. A name stands for the parameters that it has by default
/// where it comes from. What Hinge calls an activation means that one, whoever else uses the name; of
/// others, PyTorch comes before Keras. These differ, and by_name(name, framework::keras) or
/// framework::jax gives the other one:
///
///     gelu          the erf form; JAX's is gelu_tanh
///     leaky_relu    slope 0.01; Keras 0.2
///     LeakyReLU     slope 0.01, as PyTorch has it; Keras's layer 0.3
///     PReLU         slope 0.25, as PyTorch has it; Keras's layer 0
///
/// What is left out, and why, stands in by_name/names.hpp.
///
/// For one value call std::visit: std::visit([&](auto f) { return f(x); }, any).
namespace hinge::inline HINGE_TARGET {

/// The activation of that name, with the parameters that it has by default there; empty if there is none.
/// With a framework only its names count: by_name("gelu", framework::jax).
inline std::optional<any_activation> by_name(std::string_view name,
                                             framework from = framework::any) {
    for (const names::entry& each : names::table)
        if (each.is_of(from) && each.name == name) return each.activation;
    return std::nullopt;
}

/// Every name that by_name finds, once, Hinge's own first.
inline std::span<const std::string_view> known_names() {
    return std::span(names::known.names).first(names::known.size);
}

/// Sets the parameter of that name. False, and f is as it was, if f has none. Names are those of the
/// members, "negative_slope", wherever f comes from: ONNX's alpha is "beta" of swish and "theta" of
/// thresholded_relu. The value is not judged; activation/README.md says which are legal.
template <class F>
bool set_parameter(F& f, std::string_view name, double value) {
    bool found = false;
    hinge::for_each_parameter(f, [&](std::string_view each, double& parameter) {
        if (each != name) return;
        parameter = value;
        found = true;
    });
    return found;
}

} // namespace hinge::inline HINGE_TARGET
