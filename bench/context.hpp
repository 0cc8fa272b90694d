// SPDX-License-Identifier: MIT
#pragma once

#include <fstream>
#include <sstream>

#include <benchmark/benchmark.h>

#include "bench/race.hpp"

namespace hinge::bench {

inline std::string cpu_model() {
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);)
        if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
    return "unknown CPU";
}

/// What the numbers belong to, for the JSON.
inline void add_context(const std::vector<peer>& peers, const std::vector<race>& races) {
#if defined(__clang__)
    const std::string compiler = __VERSION__; // names clang itself
#else
    const std::string compiler = std::string("g++ ") + __VERSION__;
#endif
    benchmark::AddCustomContext("cpu", cpu_model());
    benchmark::AddCustomContext("compiler", compiler);
    benchmark::AddCustomContext("flags", HINGE_BENCH_FLAGS);
    for (const peer& each : peers)
        if (!each.version.empty()) benchmark::AddCustomContext(each.name, each.version);
    for (const race& of : races) {
        std::ostringstream claim;
        claim << of.claim.forward_f32 << " " << of.claim.derivative_f32 << " "
              << of.claim.forward_f64 << " " << of.claim.derivative_f64;
        benchmark::AddCustomContext("claim/" + of.name, claim.str());
    }
}

} // namespace hinge::bench
