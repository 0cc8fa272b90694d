// SPDX-License-Identifier: MIT
//
// The formulas on xsimd's functions.

#include <xsimd/xsimd.hpp>

#include "bench/peers.hpp"
#include "bench/rows.hpp"

namespace hinge::bench {
namespace {

/// One batch at a time; n is a multiple of the batch's size.
struct each_batch {
    template <class F, class T, class... In>
    static void run(F f, std::size_t n, T* out, const In*... in) {
        using batch = xsimd::batch<T>;
        for (std::size_t i = 0; i < n; i += batch::size)
            f(batch::load_unaligned(in + i)...).store_unaligned(out + i);
    }
    template <class F, class G, class T, class... In>
    static void run_both(F f, G g, std::size_t n, T* out, T* out2, const In*... in) {
        using batch = xsimd::batch<T>;
        for (std::size_t i = 0; i < n; i += batch::size) {
            const batch y = f(batch::load_unaligned(in + i)...),
                        y2 = g(batch::load_unaligned(in + i)...);
            y.store_unaligned(out + i);
            y2.store_unaligned(out2 + i);
        }
    }
};

} // namespace

peer xsimd_peer() {
    peer result{
        "xsimd", version_of({XSIMD_VERSION_MAJOR, XSIMD_VERSION_MINOR, XSIMD_VERSION_PATCH}), {}};
#if !defined(XSIMD_NO_SUPPORTED_ARCHITECTURE)
    result.version += std::string(" ") + xsimd::default_arch::name();
    for_each_row([&](const char* name, auto row) {
        result.entries.push_back(
            {name, functions_of<each_batch>(element_types<float, double>{}, row.xsimd)});
    });
#endif
    return result;
}

} // namespace hinge::bench
