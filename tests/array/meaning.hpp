// SPDX-License-Identifier: MIT
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include <hinge/array.hpp>

/// What the arrays of any call hold, by their names: x, which a gate is too, dy, and value, which is to
/// be 1 for a call that takes none.
template <class T>
struct inputs_by_name {
    const T *x, *dy, *value;
};
template <class Call>
constexpr bool takes_value = std::string_view(Call::inputs[0]) == "gate";

[[noreturn]] inline void has_no_meaning(std::string_view name) {
    std::fprintf(stderr, "tests/array/meaning.hpp does not know %s\n", name.data());
    std::abort();
}

/// The input of that name.
template <class T>
const T* input_of(std::string_view name, const inputs_by_name<T>& in) {
    if (name == "x" || name == "gate") return in.x;
    if (name == "dy") return in.dy;
    if (name == "value") return in.value;
    has_no_meaning(name);
}

/// What an output of that name is to be, by the scalar calls. Out of line, for all calls.
template <class T, class F>
HINGE_NOINLINE T output_of(std::string_view name, const F& f, T x, T dy, T value) {
    static_assert(!hinge::has_backward<F, T>, "which has its own way");
    if (name == "y") return f(x) * value;
    if (name == "dvalue") return dy * f(x);
    const T slope = f.derivative(x);
    if (name == "d") return slope;
    if (name == "dx" || name == "dgate") return dy * value * slope;
    has_no_meaning(name);
}
