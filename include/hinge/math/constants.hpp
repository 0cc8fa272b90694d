// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/isa.hpp>

/// What more than one function needs, each once.
namespace hinge::inline HINGE_TARGET::math {

inline constexpr double log2_e = 0x1.71547652b82fep+0, ln2 = 0x1.62e42fefa39efp-1;

/// What ln2 lacks.
inline constexpr double ln2_rest = 0x1.abc9e3b39803fp-56;

/// ln 2 in two parts: for an integer k of 11 bits, k ln2_hi is exact.
inline constexpr double ln2_hi = 0x1.62e42fefa3800p-1, ln2_lo = 0x1.ef35793c76730p-45;
/// The same as floats: ln2_hi has 15 bits, so that its product with an integer of 9 is exact.
inline constexpr float ln2_hi_f32 = 0x1.62e4p-1f, ln2_lo_f32 = 0x1.7f7d1cp-20f;

inline constexpr double inv_sqrt_2pi = 0.39894228040143267793994605993438;

} // namespace hinge::inline HINGE_TARGET::math
