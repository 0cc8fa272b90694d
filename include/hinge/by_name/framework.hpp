// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/hinge.hpp>

namespace hinge {

/// Where a name of an activation comes from: Hinge itself; torch.nn and torch.nn.functional; the operators
/// of ONNX and ONNX Runtime; keras.activations and Keras's layers; jax.nn; "hidden_act" in Hugging Face's
/// transformers. Several are joined by |.
enum class framework : unsigned {
    hinge = 1,
    pytorch = 2,
    onnx = 4,
    keras = 8,
    jax = 16,
    hugging_face = 32,
    any = 63
};
/// Several: the names of a and those of b.
HINGE_INLINE constexpr framework operator|(framework a, framework b) noexcept {
    return static_cast<framework>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}

} // namespace hinge
