// SPDX-License-Identifier: MIT
//
// The loops a user would write without a library. Compiled twice, with -ffast-math too, under the
// name HINGE_BENCH_LOOP.

#include "bench/peers.hpp"
#include "bench/rows.hpp"

#define HINGE_BENCH_PASTE_TOKENS(a, b) a##b
#define HINGE_BENCH_PASTE(a, b) HINGE_BENCH_PASTE_TOKENS(a, b)
#define HINGE_BENCH_TEXT_OF_TOKENS(a) #a
#define HINGE_BENCH_TEXT(a) HINGE_BENCH_TEXT_OF_TOKENS(a)

namespace hinge::bench {
namespace {

struct each_element {
    template <class F, class T, class... In>
    static void run(F f, std::size_t n, T* out, const In*... in) {
        for (std::size_t i = 0; i < n; ++i) out[i] = f(in[i]...);
    }
};

} // namespace

peer HINGE_BENCH_PASTE(HINGE_BENCH_LOOP, _peer)() {
    peer result{HINGE_BENCH_TEXT(HINGE_BENCH_LOOP), "", {}};
    for_each_row([&](const char* name, auto row) {
        result.entries.push_back({name, functions_of<each_element>(row.loop)});
    });
    return result;
}

} // namespace hinge::bench
