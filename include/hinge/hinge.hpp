// SPDX-License-Identifier: MIT
#pragma once

/// The one place the version stands; CMake reads it here.
#define HINGE_VERSION "0.1.0"

#include <hinge/activation/elu.hpp>
#include <hinge/activation/gelu.hpp>
#include <hinge/activation/gelu_tanh.hpp>
#include <hinge/activation/leaky_relu.hpp>
#include <hinge/activation/prelu.hpp>
#include <hinge/activation/relu.hpp>
#include <hinge/activation/selu.hpp>
#include <hinge/activation/silu.hpp>
#include <hinge/activation/softplus.hpp>
#include <hinge/array.hpp>
