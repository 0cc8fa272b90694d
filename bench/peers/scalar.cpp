// SPDX-License-Identifier: MIT
//
// A scalar call of Hinge for each element: floats only, for calls on a few elements.

#include "bench/peers/array_calls.hpp"

namespace hinge::bench {

peer scalar_peer() {
    const auto run = []<class F, class Call>(const float* const* in, float* const* out,
                                             std::size_t n) {
        for (std::size_t i = 0; i < n; ++i) {
            float x[std::size(Call::inputs)], y[std::size(Call::outputs)];
            for (std::size_t j = 0; j < std::size(x); ++j) x[j] = in[j][i];
            Call::evaluate(F{}, x, y);
            for (std::size_t j = 0; j < std::size(y); ++j) out[j][i] = y[j];
            asm volatile("" ::: "memory"); // or the compiler makes vectors of them
        }
    };
    peer result{"scalar", "", {}};
    activations::for_each([&]<class F>() {
        functions its;
        its.set(calls_by<float, F>(run));
        result.entries.push_back({F::name, its});
    });
    return result;
}

} // namespace hinge::bench
