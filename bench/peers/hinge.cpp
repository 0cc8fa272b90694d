// SPDX-License-Identifier: MIT
//
// Hinge's array calls, compiled for this file's ISA.

#include "bench/peers/array_calls.hpp"

namespace hinge::bench {

peer hinge_peer() { return {"hinge", HINGE_VERSION, entries_by<detail::all_compiled_here>()}; }

} // namespace hinge::bench
