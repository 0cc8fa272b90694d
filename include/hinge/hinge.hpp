// SPDX-License-Identifier: MIT
#pragma once

/// All activations and array calls. dispatch.hpp, by_name.hpp and parallel.hpp stand for themselves.
///
/// For all files of a program you may define
///
///     HINGE_NO_XSIMD          no xsimd::batch: vectors of Hinge's own, with the same bits
///     HINGE_NO_VECTORS        not those either: scalars alone
///     HINGE_ALLOW_FAST_MATH   -ffast-math is no error, though no bound holds and no NaN is safe then

/// The one place the version stands; CMake reads it here.
#define HINGE_VERSION "0.1.0"

#include <hinge/activations.hpp>
#include <hinge/array.hpp>
#include <hinge/channels.hpp>
