// SPDX-License-Identifier: MIT
// hinge::dispatch gives the bits of the direct calls of the ISA it has chosen, and has every call for every
// activation.
// dispatched [ISA]: fails if that is another.
#include <cstdio>
#include <cstring>
#include <exception>
#include <string>

#include <hinge/dispatch.hpp>

#include "results.hpp"

void calls_dispatch(results&);
#if defined(__x86_64__)
void calls_sse2(results&);
void calls_avx2(results&);
void calls_avx512(results&);
#else
void calls_neon64(results&);
#endif

namespace {

results direct, dispatched;
int wrong = 0;

/// Whether an output of that name is what the scalar calls of this file make of x and dy, but for
/// rounding. Out of line, for all calls.
template <class F, class T>
HINGE_NOINLINE bool is_near(std::string_view output, T got, T x, T dy) {
    const F f;
    const T slope = f.derivative(x);
    const T want = output == "y" ? f(x) : output == "d" ? slope : dy * slope;
    const T error = got < want ? want - got : got - want; // a NaN is not near
    return error <= T(1e-5) * (want < 0 ? 1 - want : 1 + want);
}

template <class Call, class F, class T>
void check_loop() {
    constexpr std::size_t n = 75, ins = std::size(Call::inputs), outs = std::size(Call::outputs);
    T x[n], dy[n], results[outs][n] = {};
    for (std::size_t i = 0; i < n; ++i) {
        x[i] = static_cast<T>(i) / 6 - 6;
        dy[i] = 2 - static_cast<T>(i) / 50;
    }
    const T* in[ins];
    T* out[outs];
    for (std::size_t j = 0; j < ins; ++j) in[j] = std::string_view(Call::inputs[j]) == "x" ? x : dy;
    for (std::size_t j = 0; j < outs; ++j) out[j] = results[j];
    hinge::detail::chosen_at_run_time::run<Call>(F{}, in, out, n);
    bool right = true;
    for (std::size_t j = 0; j < outs; ++j)
        for (std::size_t i = 0; i < n; ++i)
            right = right && is_near<F>(Call::outputs[j], results[j][i], x[i], dy[i]);
    if (right) return;
    std::printf("%s of %s, %zu bytes: WRONG\n", Call::name, F::name.data(), sizeof(T));
    ++wrong;
}

bool gives_the_bits_of(const std::string& isa) {
    calls_dispatch(dispatched);
#if defined(__x86_64__)
    if (isa == "sse2") calls_sse2(direct);
    if (isa == "avx2") calls_avx2(direct);
    if (isa == "avx512") calls_avx512(direct);
#else
    if (isa == "neon64") calls_neon64(direct);
#endif
    return direct.arrays.size == direct.arrays.capacity &&
           dispatched.arrays.size == direct.arrays.size &&
           std::memcmp(direct.arrays.values, dispatched.arrays.values,
                       sizeof direct.arrays.values) == 0;
}

} // namespace

int main(int argc, char** argv) {
    std::string isa;
    try {
        isa = hinge::dispatch::active_isa();
    } catch (const std::exception& error) {
        std::puts(error.what());
        return 2;
    }
    std::printf("active: %s\n", isa.c_str());
    if (argc > 1 && isa != argv[1]) return 1;
    const bool same = gives_the_bits_of(isa);
    const bool refused =
        std::strcmp(dispatched.message, "hinge::dispatch::forward: x has 2 elements, y has 1") == 0;
    std::printf("%zu results %s\n%s\n", dispatched.arrays.size, same ? "equal" : "DIFFER",
                dispatched.message);
    std::size_t loops = 0;
    hinge::activations::for_each([&]<class F>() {
        hinge::array_calls::for_each([&]<class Call>() {
            check_loop<Call, F, float>();
            check_loop<Call, F, double>();
            loops += 2;
        });
    });
    std::printf("%zu loops, %d wrong\n", loops, wrong);
    return same && refused && loops != 0 && wrong == 0 ? 0 : 1;
}
