// SPDX-License-Identifier: MIT
//
// The loops a user would write without a library; on 16-bit elements they convert, compute and convert. Compiled under
// several names with several flags.

#include "bench/peers.hpp"
#include "bench/rows.hpp"

namespace hinge::bench {
namespace {

struct each_element {
    template <class F, class T, class... In>
    static void run(F f, std::size_t n, T* out, const In*... in) {
        for (std::size_t i = 0; i < n; ++i)
            out[i] = static_cast<T>(f(static_cast<computed<T>>(in[i])...));
    }
    template <class F, class G, class T, class... In>
    static void run_both(F f, G g, std::size_t n, T* out, T* out2, const In*... in) {
        for (std::size_t i = 0; i < n; ++i) {
            const auto y = static_cast<T>(f(static_cast<computed<T>>(in[i])...)),
                       y2 = static_cast<T>(g(static_cast<computed<T>>(in[i])...));
            out[i] = y;
            out2[i] = y2;
        }
    }
};

} // namespace

peer HINGE_BENCH_PEER() {
    peer result{HINGE_BENCH_PEER_NAME, "", {}};
    for_each_row([&](const char* name, auto row) {
        result.entries.push_back({name, functions_of<each_element>(elements{}, row.loop)});
    });
    return result;
}

} // namespace hinge::bench
