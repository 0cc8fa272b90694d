// SPDX-License-Identifier: MIT
//
// Hinge's array calls as chosen at run time.

#include <hinge/dispatch.hpp>

#include "bench/peers/array_calls.hpp"

namespace hinge::bench {

peer dispatch_peer() {
    return {"dispatch", std::string(dispatch::active_isa()),
            entries_by<detail::chosen_at_run_time>()};
}

} // namespace hinge::bench
