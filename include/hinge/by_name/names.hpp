// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <utility>

#include <hinge/by_name/any_activation.hpp>
#include <hinge/by_name/framework.hpp>

namespace hinge::names {

struct entry {
    std::string_view name;
    any_activation activation;
    framework of;

    /// By its type: a variant that has to find f among all of them takes a tenth of a second more to compile.
    template <class F>
    consteval entry(std::string_view called, F f, framework by)
        : name(called), activation(std::in_place_type<F>, f), of(by) {}

    HINGE_INLINE constexpr bool is_of(framework wanted) const noexcept {
        return (static_cast<unsigned>(of) & static_cast<unsigned>(wanted)) != 0;
    }
};

using enum framework;

/// What others call Hinge's activations, and the parameters that they mean. A test compares it with the
/// README's table. A framework has each name once; what leaves something open is not here:
///     PyTorch       Threshold and prelu have no default. (Softplus is a line above 20 there, 2e-9 off.)
///     ONNX          HardSigmoid has a slope of 0.2, not 1/6. PRelu has its slope and Clip its bounds in
///                   inputs. (Selu has its constants in float.)
///     Keras         threshold has no default. hard_sigmoid is Keras 3's: before, its slope was 0.2.
///     Hugging Face  gelu_10 is held to 10. (The tanh forms of gelu differ by roundings.)
inline constexpr entry others[] = {
    {"relu", relu{}, pytorch | keras | jax | hugging_face},
    {"ReLU", relu{}, pytorch | keras},
    {"Relu", relu{}, onnx},
    {"leaky_relu", leaky_relu{0.01}, pytorch | jax | hugging_face},
    {"LeakyReLU", leaky_relu{0.01}, pytorch},
    {"LeakyRelu", leaky_relu{0.01}, onnx},
    {"leaky_relu", leaky_relu{0.2}, keras},
    {"LeakyReLU", leaky_relu{0.3}, keras},
    {"PReLU", prelu{0.25}, pytorch},
    {"prelu", prelu{0.25}, hugging_face},
    {"PReLU", prelu{0}, keras},
    {"gelu", gelu{}, pytorch | keras | hugging_face},
    {"GELU", gelu{}, pytorch},
    {"Gelu", gelu{}, onnx},
    {"gelu_python", gelu{}, hugging_face},
    {"gelu", gelu_tanh{}, jax},
    {"gelu_new", gelu_tanh{}, hugging_face},
    {"gelu_fast", gelu_tanh{}, hugging_face},
    {"gelu_accurate", gelu_tanh{}, hugging_face},
    {"gelu_pytorch_tanh", gelu_tanh{}, hugging_face},
    {"gelu_python_tanh", gelu_tanh{}, hugging_face},
    {"silu", silu{}, pytorch | keras | jax | hugging_face},
    {"SiLU", silu{}, pytorch},
    {"swish", silu{}, keras | jax | hugging_face},
    {"Swish", swish{1}, onnx},
    {"quick_gelu", quick_gelu{}, hugging_face},
    {"QuickGelu", quick_gelu{}, onnx},
    {"mish", mish{}, pytorch | keras | jax | hugging_face},
    {"Mish", mish{}, pytorch | onnx},
    {"softplus", softplus{1}, pytorch | keras | jax},
    {"Softplus", softplus{1}, pytorch | onnx},
    {"squareplus", squareplus{4}, keras | jax},
    {"elu", elu{1}, pytorch | keras | jax},
    {"ELU", elu{1}, pytorch | keras},
    {"Elu", elu{1}, onnx},
    {"selu", selu{}, pytorch | keras | jax},
    {"SELU", selu{}, pytorch},
    {"Selu", selu{}, onnx},
    {"celu", celu{1}, pytorch | keras | jax},
    {"CELU", celu{1}, pytorch},
    {"Celu", celu{1}, onnx},
    {"sigmoid", sigmoid{}, pytorch | keras | jax | hugging_face},
    {"Sigmoid", sigmoid{}, pytorch | onnx},
    {"log_sigmoid", log_sigmoid{}, keras | jax},
    {"logsigmoid", log_sigmoid{}, pytorch},
    {"LogSigmoid", log_sigmoid{}, pytorch},
    {"tanh", tanh{}, pytorch | keras | jax | hugging_face},
    {"Tanh", tanh{}, pytorch | onnx},
    {"tanh_shrink", tanh_shrink{}, keras},
    {"tanhshrink", tanh_shrink{}, pytorch},
    {"Tanhshrink", tanh_shrink{}, pytorch},
    {"softsign", softsign{}, pytorch | keras},
    {"Softsign", softsign{}, pytorch | onnx},
    {"soft_sign", softsign{}, jax},
    {"relu6", relu6{}, pytorch | keras | jax | hugging_face},
    {"ReLU6", relu6{}, pytorch},
    {"hard_tanh", hard_tanh{-1, 1}, keras | jax},
    {"hardtanh", hard_tanh{-1, 1}, pytorch},
    {"Hardtanh", hard_tanh{-1, 1}, pytorch},
    {"hard_sigmoid", hard_sigmoid{}, keras | jax},
    {"hardsigmoid", hard_sigmoid{}, pytorch},
    {"Hardsigmoid", hard_sigmoid{}, pytorch},
    {"hard_swish", hard_swish{}, keras | jax},
    {"hard_silu", hard_swish{}, keras | jax},
    {"hardswish", hard_swish{}, pytorch},
    {"Hardswish", hard_swish{}, pytorch},
    {"HardSwish", hard_swish{}, onnx},
    {"hard_shrink", hard_shrink{0.5}, keras},
    {"hardshrink", hard_shrink{0.5}, pytorch},
    {"Hardshrink", hard_shrink{0.5}, pytorch},
    {"Shrink", hard_shrink{0.5}, onnx},
    {"soft_shrink", soft_shrink{0.5}, keras},
    {"softshrink", soft_shrink{0.5}, pytorch},
    {"Softshrink", soft_shrink{0.5}, pytorch},
    {"ThresholdedRelu", thresholded_relu{1, 0}, onnx},
    {"relu2", squared_relu{}, hugging_face},
    {"Identity", identity{}, pytorch | onnx | keras},
    {"identity", identity{}, jax},
    {"linear", identity{}, keras | hugging_face},
};

} // namespace hinge::names
