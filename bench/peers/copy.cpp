// SPDX-License-Identifier: MIT
//
// The roof: what merely moving the data of a call costs. Every output is the product of the inputs.

#include <cstring>
#include <iterator>

#include <hinge/hinge.hpp>

#include "bench/peers.hpp"

namespace hinge::bench {
namespace {

struct by_memcpy {
    template <class Call>
    static constexpr bool fits = std::size(Call::inputs) == 1 && std::size(Call::outputs) == 1;

    template <class Call, class T>
    static void run(const T* const* in, T* const* out, std::size_t n) {
        std::memcpy(out[0], in[0], n * sizeof(T));
    }
};

/// n is a multiple of the vector's length; where stores go past the caches the outputs are aligned.
template <bool past_caches>
struct by_vectors {
    template <class Call>
    static constexpr bool fits = true;

    template <class Call, class T>
    static void run(const T* const* ins, T* const* outs, std::size_t n) {
        using V = simd::widest<T>;
        const T* in[std::size(Call::inputs)]; // copies, which no store can change
        T* out[std::size(Call::outputs)];
        for (std::size_t j = 0; j < std::size(in); ++j) in[j] = ins[j];
        for (std::size_t j = 0; j < std::size(out); ++j) out[j] = outs[j];
        for (std::size_t i = 0; i < n; i += simd::lanes<V>) {
            V product = simd::load<V>(in[0] + i);
            for (std::size_t j = 1; j < std::size(in); ++j)
                product = product * simd::load<V>(in[j] + i);
            for (T* const to : out) {
                if constexpr (past_caches)
                    simd::stream<V>(to + i, product);
                else
                    simd::store<V>(to + i, product);
            }
        }
        if constexpr (past_caches) simd::end_of_stream<V>(out[0]);
    }
};

template <class By, class T>
std::vector<call_function<T>> calls() {
    std::vector<call_function<T>> result;
    array_calls::for_each([&]<class Call>() {
        if constexpr (By::template fits<Call>)
            result.push_back({Call::name, By::template run<Call, T>});
    });
    return result;
}
template <class By>
functions both_types() {
    return {calls<By, float>(), calls<By, double>()};
}

} // namespace

std::vector<entry> copies([[maybe_unused]] bool past_caches) {
    std::vector<entry> result{{"memcpy", both_types<by_memcpy>()},
                              {"vectors", both_types<by_vectors<false>>()}};
    if constexpr (simd::can_stream<simd::widest<float>>) {
        if (past_caches) result.push_back({"stream", both_types<by_vectors<true>>()});
    }
    return result;
}

} // namespace hinge::bench
