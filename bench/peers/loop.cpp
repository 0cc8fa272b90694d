// SPDX-License-Identifier: MIT
//
// The loops a user would write without a library; on 16-bit elements they convert, compute and convert. Compiled under
// several names with several flags.

#include <algorithm>

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

/// use(element, channel) for all n elements, channels last.
template <class Use>
void each_of_rows(std::size_t n, Use use) {
    const std::size_t channels = channels_of(n);
    for (std::size_t i = 0; i < n; i += channels)
        for (std::size_t c = 0; c < channels; ++c) use(i + c, c);
}

/// The calls by channel, their sums in T.
template <class T, class Formula>
void add_channel_calls(functions& to, std::string_view activation, const Formula&) {
    using forward = decltype(Formula::forward);
    using derivative = decltype(Formula::derivative);
    const call_function<T> calls[] = {
        {"prelu_forward",
         [](const T* const* in, T* const* out, std::size_t n) {
             const T *x = in[0], *slopes = in[1];
             T* y = out[0];
             each_of_rows(n, [=](std::size_t i, std::size_t c) {
                 y[i] = x[i] > 0 ? x[i] : slopes[c] * x[i];
             });
         }},
        {"prelu_backward",
         [](const T* const* in, T* const* out, std::size_t n) {
             const T *x = in[0], *dy = in[1], *slopes = in[2];
             T *dx = out[0], *dslopes = out[1];
             std::fill_n(dslopes, channels_of(n), T(0));
             each_of_rows(n, [=](std::size_t i, std::size_t c) {
                 dx[i] = x[i] > 0 ? dy[i] : slopes[c] * dy[i];
                 dslopes[c] += x[i] > 0 ? T(0) : dy[i] * x[i];
             });
         }},
        {"biased_forward",
         [](const T* const* in, T* const* out, std::size_t n) {
             const T *x = in[0], *bias = in[1];
             T* y = out[0];
             each_of_rows(n, [=](std::size_t i, std::size_t c) {
                 y[i] = forward{}.template operator()<T>(x[i] + bias[c]);
             });
         }},
        {"biased_backward", [](const T* const* in, T* const* out, std::size_t n) {
             const T *x = in[0], *dy = in[1], *bias = in[2];
             T *dx = out[0], *dbias = out[1];
             std::fill_n(dbias, channels_of(n), T(0));
             each_of_rows(n, [=](std::size_t i, std::size_t c) {
                 dx[i] = dy[i] * derivative{}.template operator()<T>(x[i] + bias[c]);
                 dbias[c] += dx[i];
             });
         }}};
    for (const call_function<T>& each : calls)
        if (is_timed<T>(each.call, activation)) to.of<T>().push_back(each);
}

} // namespace

peer HINGE_BENCH_PEER() {
    peer result{HINGE_BENCH_PEER_NAME, "", {}};
    for_each_row([&](const char* name, auto row) {
        functions its = functions_of<each_element>(elements{}, row.loop);
        add_channel_calls<float>(its, name, row.loop);
        add_channel_calls<double>(its, name, row.loop);
        result.entries.push_back({name, its});
    });
    return result;
}

} // namespace hinge::bench
