// SPDX-License-Identifier: MIT
#pragma once

#include <iterator>
#include <utility>

#include <hinge/hinge.hpp>

#include "bench/peers.hpp"

template <>
inline constexpr auto hinge::format_of<hinge::bench::bf16> = hinge::format::bfloat16;

namespace hinge::bench {

/// Every array call: Run{}.template operator()<F, Call>(in, out, n).
template <class T, class F, class Run>
std::vector<call_function<T>> calls_by(Run) {
    std::vector<call_function<T>> result;
    array_calls::for_each([&]<class Call>() {
        result.push_back({Call::name, [](const T* const* in, T* const* out, std::size_t n) {
                              Run{}.template operator()<F, Call>(in, out, n);
                          }});
    });
    return result;
}

/// Calls by channel, where they are timed.
template <class Loops, class T, class F, class... Policy>
void add_channel_calls(functions& to) {
    channel_calls::for_each([&]<class Call>() {
        if constexpr (is_timed<T>(Call::name, F::name)) {
            to.of<T>().push_back({Call::name, [](const T* const* in, T* const* out, std::size_t n) {
                                      constexpr std::size_t values = std::size(Call::inputs) - 1;
                                      const auto call = [&]<std::size_t... I, std::size_t... O>(
                                          std::index_sequence<I...>, std::index_sequence<O...>) {
                                          const auto with = [&](const auto&... first) {
                                              detail::checked_channel_call<Loops, Call>(
                                                  first..., in[values], channels_of(n), in[I]...,
                                                  out[O]..., n);
                                          };
                                          if constexpr (requires { typename Call::activation; })
                                              with(Policy{}...);
                                          else
                                              with(Policy{}..., F{});
                                      };
                                      call(std::make_index_sequence<values>(),
                                           std::make_index_sequence<std::size(Call::outputs)>());
                                  }});
        }
    });
}

/// The public array calls on activations, by Hinge's loops or by those that dispatch has in their place,
/// with an execution policy in front if there is one.
template <class Loops, class Activations = activations, class... Policy>
std::vector<entry> entries_by() {
    const auto run = []<class F, class Call>(const auto* in, const auto* out, std::size_t n) {
        const auto call = [&]<std::size_t... I, std::size_t... O>(std::index_sequence<I...>,
                                                                  std::index_sequence<O...>) {
            detail::checked_call<Loops, Call>(Policy{}..., F{}, in[I]..., out[O]..., n);
        };
        call(std::make_index_sequence<std::size(Call::inputs)>(),
             std::make_index_sequence<std::size(Call::outputs)>());
    };
    std::vector<entry> result;
    Activations::for_each([&]<class F>() {
        functions its;
        elements::for_each([&]<class T>() { its.set(calls_by<T, F>(run)); });
        add_channel_calls<Loops, float, F, Policy...>(its);
        add_channel_calls<Loops, double, F, Policy...>(its);
        result.push_back({F::name, its});
    });
    return result;
}

} // namespace hinge::bench
