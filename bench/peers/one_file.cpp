// SPDX-License-Identifier: MIT
//
// Hinge's array calls as the single header has them. Compiled with xsimd and without.

#include "bench/peers/array_calls.hpp"

namespace hinge::bench {

peer HINGE_BENCH_PEER() {
    return {HINGE_BENCH_PEER_NAME, "", entries_by<detail::all_compiled_here>()};
}

} // namespace hinge::bench
