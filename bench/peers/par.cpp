// SPDX-License-Identifier: MIT
//
// Hinge's array calls on the threads of std::execution::par: of a few activations, for --threads.

#include <thread>

#include <hinge/parallel.hpp>

#include "bench/peers/array_calls.hpp"

namespace hinge::bench {

peer par_peer() {
    using timed = type_list<relu, gelu, silu, mish>;
    return {"par", std::to_string(std::thread::hardware_concurrency()) + " threads",
            entries_by<detail::all_compiled_here, timed, std::execution::parallel_policy>()};
}

} // namespace hinge::bench
