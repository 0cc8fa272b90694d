// SPDX-License-Identifier: MIT
// The array and scalar calls of Hinge, compiled once per ISA, each time under a name of its own. With
// HINGE_TEST_DISPATCH the array calls are those of <hinge/dispatch.hpp>.
#include <concepts>
#include <cstdio>
#include <exception>
#include <limits>

#include "results.hpp"

#if defined(HINGE_TEST_DISPATCH)
#include <hinge/dispatch.hpp>
namespace calls = hinge::dispatch;
#else
namespace calls = hinge;
#endif
#if __has_include(<hinge/by_name.hpp>) // not beside the single header
#include <hinge/by_name.hpp>
#endif

namespace {

template <std::size_t PerElement, class T>
void add(numbers<PerElement>& to, T x) {
    if (to.size == to.capacity) std::abort();
    to.values[to.size++] = x == x ? static_cast<double>(x) : 0; // a NaN's bits may differ
}
template <class T>
void add(results& out, const T (&values)[elements]) {
    for (const T v : values) add(out.arrays, v);
}

template <class F>
constexpr F instance{};
template <>
constexpr hinge::elu instance<hinge::elu>{.alpha = 0.3};

/// f, known at run time only where that can be.
template <class F>
auto held(const F& f) {
#if __has_include(<hinge/by_name.hpp>)
    // Not by std::holds_alternative, which objects may share: a lambda is each object's own.
    const auto is_f = [](const auto& g) { return std::same_as<decltype(g), const F&>; };
    if (!std::visit(is_f, *hinge::by_name(F::name))) std::abort();
    hinge::variant_of<chosen_activations>::type any = F{};
    hinge::for_each_parameter(f, [&](std::string_view name, double parameter) {
        if (!hinge::set_parameter(any, name, parameter)) std::abort();
    });
    return any;
#else
    return f;
#endif
}

template <class F, class T>
void run(results& out) {
    const F f = instance<F>;
    T x[elements], dy[elements], y[elements], d[elements];
    std::uint64_t random = 1;
    for (std::size_t i = 0; i < elements; ++i) {
        random = random * 6364136223846793005u + 1442695040888963407u;                // Knuth, MMIX
        x[i] = static_cast<T>(static_cast<double>(random >> 11) * 0x1p-52 * 16 - 16); // [-16, 16)
        dy[i] = T(1) + static_cast<T>(i) / 64;
    }
    x[5] = std::numeric_limits<T>::quiet_NaN();
    x[6] = std::numeric_limits<T>::infinity();
    x[7] = -x[6];
    calls::forward(f, x, y);
    add(out, y);
    calls::derivative(f, x, d);
    add(out, d);
    calls::forward_with_derivative(held(f), x, y, d, elements);
    add(out, y);
    add(out, d);
    calls::gated_forward(f, x, dy, y);
    add(out, y);
    calls::gated_backward(f, x, y, dy, d, y, elements);
    add(out, d);
    add(out, y);
    T values[channels], sums[elements] = {}; // the rest of which is 0
    for (std::size_t c = 0; c < channels; ++c) values[c] = static_cast<T>(c) / 8 - 1;
    calls::prelu_forward(values, x, y);
    add(out, y);
    calls::prelu_backward(values, channels, x, dy, y, sums, elements, elements / channels);
    add(out, y);
    add(out, sums);
    calls::biased_forward(held(f), values, x, y, elements / channels);
    add(out, y);
    calls::biased_backward(held(f), values, channels, x, dy, y, sums, elements);
    add(out, y);
    add(out, sums);
    calls::backward(f, x, dy, dy);
    add(out, dy);
    hinge::bfloat16 stored_x[elements];
    hinge::float16 stored_y[elements];
    for (std::size_t i = 0; i < elements; ++i)
        stored_x[i] = hinge::bfloat16(static_cast<float>(x[i]));
    calls::forward(f, stored_x, stored_y);
    for (const hinge::float16 v : stored_y) add(out.arrays, static_cast<float>(v));
    for (const T v : x) {
        add(out.scalars, f(v));
        add(out.scalars, f.derivative(v));
    }
}

} // namespace

void HINGE_TEST_FUNCTION(results& out) {
    out.arrays.size = out.scalars.size = 0;
    const auto run_those = [&](auto from_tables) {
        chosen_activations::for_each([&]<class F>() {
            if constexpr (reads_tables<F> == from_tables()) {
                run<F, float>(out);
                run<F, double>(out);
            }
        });
    };
    run_those(std::false_type());
    out.arrays.alike = out.arrays.size;
    out.scalars.alike = out.scalars.size;
    run_those(std::true_type());
    try {
        float x[2] = {}, y[1];
        calls::forward(hinge::softplus{}, x, y);
    } catch (const std::exception& error) {
        std::snprintf(out.message, sizeof out.message, "%s", error.what());
    }
}
