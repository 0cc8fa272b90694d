// SPDX-License-Identifier: MIT
#pragma once

/// The one place the version stands; CMake reads it here.
#define HINGE_VERSION "0.1.0"

#include <hinge/activations.hpp>
#include <hinge/array.hpp>
