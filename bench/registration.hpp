// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include <benchmark/benchmark.h>

#include "bench/data.hpp"

namespace hinge::bench {

template <class T>
void add(const std::string& name, std::size_t n, array_function<T> function, interval tail,
         std::optional<double> in_tail, bool by_the_clock) {
    auto* const added = benchmark::RegisterBenchmark(name.c_str(), [=](benchmark::State& state) {
        std::optional<arrays<T>> own;
        if (in_tail) own.emplace(n, tail, *in_tail);
        const arrays<T>& data = own ? *own : arrays<T>::ordinary();
        const T* const* const in = data.in();
        T* const* const out = data.out();
        function(in, out, n); // what is made once is made here, off the clock
        for (auto _ : state) {
            function(in, out, n);
            benchmark::ClobberMemory();
        }
        state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(n));
    });
    if (by_the_clock) added->UseRealTime(); // which appends /real_time to the name
}

/// Every contestant takes its turn in each round, so that a change in the machine's mood hits all of
/// them.
template <class T>
void add_race(const race& of, std::size_t n, int rounds) {
    for (const array_call& call : timed_calls()) {
        if (!is_timed<T>(call.name, of.name)) continue;
        for (int round = 0; round < rounds; ++round) {
            for (const contestant& each : of.contestants) {
                const auto function = each.calls.template of<T>(call.name);
                if (!function) continue;
                const std::string name =
                    of.name + "/" + call.name + "/" + type_name<T> + "/" + std::to_string(n);
                add<T>(name + "/" + each.name, n, function, of.tail, each.in_tail,
                       each.by_the_clock);
            }
        }
    }
}

template <class T>
void add_type(const std::vector<race>& races, int rounds) {
    const auto wanted = [](const auto& name) { return name != "scalar" && name != "par"; };
    for (const std::size_t n : sizes) {
        // In a cache a copy past it would only throw out what the next one finds there.
        add_race<T>(copy_race(n == largest), n, rounds);
        for (const race& of : races) add_race<T>(only(of, wanted), n, rounds);
    }
}

/// Calls on a few elements, where the price of the call itself shows: float, Hinge, Hinge by dispatch,
/// scalar calls and the plain loop.
inline void add_small(const std::vector<race>& races, int rounds) {
    const auto wanted = [](const auto& name) {
        return name == "hinge" || name == "dispatch" || name == "scalar" || name == "loop";
    };
    for (const std::size_t n : small_sizes)
        for (const race& of : races) add_race<float>(only(of, wanted), n, rounds);
}

/// Hinge in the calling thread and by std::execution::par, of those activations that have it: float.
inline void add_threads(const std::vector<race>& races, int rounds) {
    for (const std::size_t n : threads_sizes) {
        for (const race& of : races) {
            race both = only(of, [](const auto& name) { return name == "hinge" || name == "par"; });
            if (both.contestants.size() < 2) continue;
            both.contestants.front().name = "one_thread";
            for (contestant& each : both.contestants) each.by_the_clock = true;
            add_race<float>(both, n, rounds);
        }
    }
}

/// Hinge alone on arrays of which 0, 1, 10 and 100 % lie in a tail: float.
inline void add_tails(const std::vector<race>& races, int rounds) {
    for (const race& of : races) {
        race shares{of.name, {}, of.tail};
        for (const int percent : {0, 1, 10, 100})
            shares.contestants.push_back(
                {"tail_" + std::to_string(percent), of.contestants.front().calls, percent / 100.0});
        add_race<float>(shares, tails_size, rounds);
    }
}

} // namespace hinge::bench
