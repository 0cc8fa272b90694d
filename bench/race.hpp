// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <hinge/activations.hpp>
#include <hinge/array/calls.hpp>
#include <hinge/channels/calls.hpp>

#include "bench/peers.hpp"
#include "bench/rows.hpp"

namespace hinge::bench {

/// One of hinge::array_calls or hinge::channel_calls.
struct array_call {
    std::string name;
    std::size_t inputs, outputs;
};
inline const std::vector<array_call>& timed_calls() {
    static const std::vector<array_call> result = [] {
        std::vector<array_call> calls;
        const auto add = [&]<class Call>() {
            calls.push_back({Call::name, std::size(Call::inputs), std::size(Call::outputs)});
        };
        array_calls::for_each(add);
        channel_calls::for_each(add);
        return calls;
    }();
    return result;
}

struct contestant {
    std::string name;
    functions calls;
    std::optional<double> in_tail{}; // the share of x that lies in the race's tail
    bool by_the_clock = false;       // and not by the CPU time of the thread that calls
};

/// An activation, or the copy, and those who compute it; Hinge first.
struct race {
    std::string name;
    std::vector<contestant> contestants;
    interval tail{};
    accuracy claim{};
};

inline std::vector<race> all_races(const std::vector<peer>& peers) {
    std::vector<race> result;
    activations::for_each([&]<class F>() {
        race of{std::string(F::name), {}, {}, F::claim};
        for_each_row([&](std::string_view name, auto row) {
            if (name == F::name) of.tail = row.tail;
        });
        for (const peer& each : peers)
            for (const entry& its : each.entries)
                if (its.activation == F::name) of.contestants.push_back({each.name, its.functions});
        result.push_back(of);
    });
    return result;
}

/// The race with those of its contestants that are asked for.
template <class Wanted>
race only(race of, Wanted wanted) {
    std::erase_if(of.contestants, [&](const contestant& c) { return !wanted(c.name); });
    return of;
}

inline race copy_race(bool past_caches) {
    race result{"copy", {}};
    for (const entry& way : copies(past_caches))
        result.contestants.push_back({std::string(way.activation), way.functions});
    return result;
}

} // namespace hinge::bench
