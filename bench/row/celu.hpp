// SPDX-License-Identifier: MIT
#pragma once

#include "bench/row/elu.hpp"

namespace hinge::bench {
namespace {
namespace row {

/// With alpha 1.
struct celu : elu {};

} // namespace row
} // namespace
} // namespace hinge::bench
