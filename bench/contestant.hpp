// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace hinge::bench {

/// What is timed: a whole array call, in and out being the arrays in the order of the call's names.
template <class T>
using array_function = void (*)(const T* const* in, T* const* out, std::size_t n);

/// A contestant's function for the array call of this name, as in call::backward::name.
template <class T>
struct call_function {
    std::string_view call;
    array_function<T> function;
};

/// What one peer computes of one activation. What it does not have is not there.
struct functions {
    template <class T>
    const std::vector<call_function<T>>& of() const {
        if constexpr (sizeof(T) == 4)
            return f32;
        else
            return f64;
    }
    /// The function for this call, or null.
    template <class T>
    array_function<T> of(std::string_view call) const {
        for (const call_function<T>& each : of<T>())
            if (each.call == call) return each.function;
        return nullptr;
    }

    std::vector<call_function<float>> f32{};
    std::vector<call_function<double>> f64{};
};

/// The functions for the activation of this name.
struct entry {
    std::string_view activation;
    bench::functions functions;
};

/// Who is measured, as bench/peers/NAME.cpp makes it: its name in the results, what else its numbers
/// belong to (its version, for example; none if empty), and what it computes.
struct peer {
    std::string name, version;
    std::vector<entry> entries;
};

inline std::string version_of(std::initializer_list<int> parts) {
    std::string version;
    for (const int part : parts) {
        if (!version.empty()) version += '.';
        version += std::to_string(part);
    }
    return version;
}

} // namespace hinge::bench
