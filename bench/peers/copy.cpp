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

/// n is a multiple of the vector's length; where stores go past the caches the outputs are aligned. Two elements of
/// 16 bits go as a float.
template <bool past_caches>
struct by_vectors {
    template <class Call>
    static constexpr bool fits = true;

    template <class Call, class T>
    static void run(const T* const* ins, T* const* outs, std::size_t n) {
        using moved = computed<T>;
        using V = simd::widest<moved>;
        const moved* in[std::size(Call::inputs)]; // copies, which no store can change
        moved* out[std::size(Call::outputs)];
        for (std::size_t j = 0; j < std::size(in); ++j)
            in[j] = reinterpret_cast<const moved*>(ins[j]);
        for (std::size_t j = 0; j < std::size(out); ++j) out[j] = reinterpret_cast<moved*>(outs[j]);
        const std::size_t length = n * sizeof(T) / sizeof(moved);
        for (std::size_t i = 0; i < length; i += simd::lanes<V>) {
            V product = simd::load<V>(in[0] + i);
            for (std::size_t j = 1; j < std::size(in); ++j)
                product = product * simd::load<V>(in[j] + i);
            for (moved* const to : out) {
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
functions all_types() {
    functions result;
    elements::for_each([&]<class T>() { result.set(calls<By, T>()); });
    return result;
}

} // namespace

std::vector<entry> copies([[maybe_unused]] bool past_caches) {
    std::vector<entry> result{{"memcpy", all_types<by_memcpy>()},
                              {"vectors", all_types<by_vectors<false>>()}};
    if constexpr (simd::can_stream<simd::widest<float>>) {
        if (past_caches) result.push_back({"stream", all_types<by_vectors<true>>()});
    }
    return result;
}

} // namespace hinge::bench
