// SPDX-License-Identifier: MIT
// hinge::dispatch gives the bits of the direct calls of the ISA it has chosen, and has every call for every
// activation.
// dispatched [ISA]: fails if that is another.
#include <cmath>
#include <cstdio>
#include <cstring>
#include <exception>
#include <stdexcept>
#include <string>

#include <hinge/dispatch.hpp>

#include "all_rows.hpp"
#include "array/meaning.hpp"
#include "harness/make_subject.hpp"
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

/// Whether an output of that name is what the formulas of the row make of x, dy and value, which is 1 for a
/// call that takes none, but for rounding.
template <class Row>
bool is_near(std::string_view output, double got, double x, double dy, double value) {
    using F = typename Row::activation;
    const auto [forward, derivative] = harness::formulas_in<Row, double>().of;
    const double p = Row::parameter(F{}), q = Row::second_parameter(F{});
    const double slope = derivative(x, p, q);
    const double want = output == "y"        ? forward(x, p, q) * value
                        : output == "dvalue" ? dy * forward(x, p, q)
                        : output == "d"      ? slope
                                             : Row::backward(x, dy * value, slope); // dx, dgate
    return std::fabs(got - want) <= 1e-5 * (1 + std::fabs(want));              // a NaN is not near
}

template <class Call, class Row, class T>
void check_loop() {
    using F = typename Row::activation;
    constexpr std::size_t n = 75, ins = std::size(Call::inputs), outs = std::size(Call::outputs);
    T x[n], dy[n], value[n], results[outs][n] = {};
    for (std::size_t i = 0; i < n; ++i) {
        x[i] = static_cast<T>(i) / 6 - 6;
        dy[i] = 2 - static_cast<T>(i) / 50;
        value[i] = takes_value<Call> ? static_cast<T>(i % 5) - 1 : T(1);
    }
    const T* in[ins];
    T* out[outs];
    for (std::size_t j = 0; j < ins; ++j) in[j] = input_of<T>(Call::inputs[j], {x, dy, value});
    for (std::size_t j = 0; j < outs; ++j) out[j] = results[j];
    hinge::detail::chosen_at_run_time::run<Call>(F{}, in, out, n);
    bool right = true;
    for (std::size_t j = 0; j < outs; ++j)
        for (std::size_t i = 0; i < n; ++i)
            right = right && is_near<Row>(Call::outputs[j], results[j][i], x[i], dy[i], value[i]);
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

/// Where there is no ISA to choose every call says so, one on nothing too.
template <class Element>
bool refuses_no_elements() {
    try {
        Element* const none = nullptr;
        hinge::dispatch::forward(hinge::relu{}, none, none, 0);
    } catch (const std::invalid_argument&) {
        return true;
    }
    std::printf("no elements of %zu bytes: NOT REFUSED\n", sizeof(Element));
    return false;
}

} // namespace

int main(int argc, char** argv) {
    std::string isa;
    try {
        isa = hinge::dispatch::active_isa();
    } catch (const std::exception& error) {
        std::puts(error.what());
        return refuses_no_elements<float>() && refuses_no_elements<hinge::bfloat16>() ? 2 : 1;
    }
    std::printf("active: %s\n", isa.c_str());
    if (argc > 1 && isa != argv[1]) return 1;
    const bool same = gives_the_bits_of(isa);
    const bool refused =
        std::strcmp(dispatched.message, "hinge::dispatch::forward: x has 2 elements, y has 1") == 0;
    std::printf("%zu results %s\n%s\n", dispatched.arrays.size, same ? "equal" : "DIFFER",
                dispatched.message);
    std::size_t loops = 0;
    for_each_row([&]<class Row>(Row) {
        hinge::array_calls::for_each([&]<class Call>() {
            check_loop<Call, Row, float>();
            check_loop<Call, Row, double>();
            loops += 2;
        });
    });
    std::printf("%zu loops, %d wrong\n", loops, wrong);
    return same && refused && loops != 0 && wrong == 0 ? 0 : 1;
}
