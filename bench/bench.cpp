// SPDX-License-Identifier: MIT
//
// Times every activation next to its peers (bench/row, bench/peers). A benchmark is named
// activation/call/type/size/contestant, as in gelu/forward/float/2048/hinge.
// table.py makes tables and a plot of the JSON.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>

#include "bench/context.hpp"
#include "bench/guard.hpp"
#include "bench/registration.hpp"

namespace {

void print_help() {
    std::puts(R"(hinge_bench [options] [Google Benchmark's options]

  --small      calls on 1 to 1000 elements instead of the large arrays
  --tails      Hinge on arrays with 0, 1, 10 and 100 % of the elements in a tail
  --threads    Hinge in one thread and by std::execution::par, by the clock
  --rounds=N   how often each contestant of a row takes its turn (3)

Names are activation/call/type/size/contestant, for example
  hinge_bench --benchmark_filter='gelu/.*/float/65536/'
)");
    benchmark::PrintDefaultHelp();
}

} // namespace

int main(int argc, char** argv) {
    using namespace hinge::bench;

    bool small = false, tails = false, threads = false, list = false;
    int rounds = 3;
    std::string min_time = "--benchmark_min_time=" HINGE_BENCH_MIN_TIME;
    // Ahead of the user's own, so that the last one wins.
    std::vector<char*> arguments{argv[0], min_time.data()};
    for (char* argument : std::span(argv, static_cast<std::size_t>(argc)).subspan(1)) {
        const std::string_view text = argument;
        if (text == "--small") {
            small = true;
        } else if (text == "--tails") {
            tails = true;
        } else if (text == "--threads") {
            threads = true;
        } else if (text.starts_with("--rounds=")) {
            rounds = std::max(1, std::atoi(argument + 9));
        } else {
            if (text.starts_with("--benchmark_list_tests")) list = true;
            arguments.push_back(argument);
        }
    }
    int count = static_cast<int>(arguments.size());
    arguments.push_back(nullptr);
    benchmark::Initialize(&count, arguments.data(), print_help);
    if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) return EXIT_FAILURE;

    const std::vector<peer> peers = all_peers();
    const std::vector<race> races = all_races(peers);
    if (list) {
        rounds = 1; // each name once
    } else {
#if !defined(__OPTIMIZE__)
        std::fputs("hinge_bench: built without optimization, the times say nothing\n", stderr);
#endif
        bool good = true;
        for (const race& of : races) {
            elements::for_each([&]<class T>() { good &= contestants_agree<T>(of); });
        }
        if (!good) return EXIT_FAILURE;
        add_context(peers, races);
    }
    if (small) add_small(races, rounds);
    if (tails) add_tails(races, rounds);
    if (threads) add_threads(races, rounds);
    if (!small && !tails && !threads) {
        elements::for_each([&]<class T>() { add_type<T>(races, rounds); });
    }
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
}
