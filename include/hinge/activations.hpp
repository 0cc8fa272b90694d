// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/activation/celu.hpp>
#include <hinge/activation/elu.hpp>
#include <hinge/activation/gelu.hpp>
#include <hinge/activation/gelu_tanh.hpp>
#include <hinge/activation/hard_shrink.hpp>
#include <hinge/activation/hard_sigmoid.hpp>
#include <hinge/activation/hard_swish.hpp>
#include <hinge/activation/hard_tanh.hpp>
#include <hinge/activation/identity.hpp>
#include <hinge/activation/leaky_relu.hpp>
#include <hinge/activation/log_sigmoid.hpp>
#include <hinge/activation/mish.hpp>
#include <hinge/activation/prelu.hpp>
#include <hinge/activation/quick_gelu.hpp>
#include <hinge/activation/relu.hpp>
#include <hinge/activation/relu6.hpp>
#include <hinge/activation/selu.hpp>
#include <hinge/activation/sigmoid.hpp>
#include <hinge/activation/silu.hpp>
#include <hinge/activation/soft_shrink.hpp>
#include <hinge/activation/softplus.hpp>
#include <hinge/activation/softsign.hpp>
#include <hinge/activation/squared_relu.hpp>
#include <hinge/activation/squareplus.hpp>
#include <hinge/activation/swish.hpp>
#include <hinge/activation/tanh.hpp>
#include <hinge/activation/tanh_shrink.hpp>
#include <hinge/activation/thresholded_relu.hpp>
#include <hinge/core/type_list.hpp>

namespace hinge {

/// All of Hinge's activations, in the order in which they are shown. Tests, benchmarks, dispatch and
/// the demo go over this list; CMake reads the includes above.
using activations =
    type_list<relu, leaky_relu, prelu, gelu, gelu_tanh, silu, softplus, elu, selu, sigmoid,
              log_sigmoid, tanh, tanh_shrink, softsign, mish, swish, quick_gelu, celu, relu6,
              hard_tanh, hard_sigmoid, hard_swish, hard_shrink, soft_shrink, thresholded_relu,
              squared_relu, squareplus, identity>;

} // namespace hinge
