// SPDX-License-Identifier: MIT
#pragma once

#include "bench/row/silu.hpp"

namespace hinge::bench {
namespace {
namespace row {

/// With beta 1.
struct swish : silu {};

} // namespace row
} // namespace
} // namespace hinge::bench
