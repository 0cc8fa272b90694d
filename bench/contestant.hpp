// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace hinge::bench {

/// Elements of 16 bits as loops have them that know no library: bfloat16, converted like this, and float16 where
/// the compiler has it.
struct bf16 {
    std::uint16_t bits;

    bf16() = default;
    [[gnu::always_inline]] explicit bf16(float x) {
        const auto all = __builtin_bit_cast(std::uint32_t, x);
        bits = static_cast<std::uint16_t>((all + 0x7fff + (all >> 16 & 1)) >> 16); // not for NaN
    }
    [[gnu::always_inline]] explicit operator float() const {
        return __builtin_bit_cast(float, static_cast<std::uint32_t>(bits) << 16);
    }
};
/// What is computed with, for elements T.
template <class T>
using computed = std::conditional_t<sizeof(T) == 2, float, T>;

/// Whether a call is timed in a race. Gated ones are for these, GLU, SwiGLU, GEGLU and ReGLU, and for the
/// copy; those by channel for activations with a slope, and for some that layers with a bias end in. On 16 bits
/// there are the two calls that networks have.
template <class T>
constexpr bool is_timed(std::string_view call, std::string_view race) {
    if (sizeof(T) == 2) return call == "forward" || call == "backward";
    const auto is_one_of = [&](auto... names) { return (... || (race == names)); };
    if (call.starts_with("gated_")) return is_one_of("sigmoid", "silu", "gelu", "relu", "copy");
    if (call.starts_with("biased_")) return is_one_of("silu", "gelu", "relu");
    if (call.starts_with("prelu_")) return is_one_of("prelu");
    return true;
}

/// Of calls by channel on n elements, channels last, as a multiple of which n is given.
constexpr std::size_t channels_of(std::size_t n) { return n % 64 == 0 ? 64 : n; }

/// What is timed: a whole array call, in and out being the arrays in the order of the call's names; but
/// slopes and biases come last, behind x and dy.
template <class T>
using array_function = void (*)(const T* const* in, T* const* out, std::size_t n);

/// A contestant's function for the array call of this name, as in call::backward::name.
template <class T>
struct call_function {
    std::string_view call;
    array_function<T> function;
};

template <class... T>
struct element_types {
    using calls = std::tuple<std::vector<call_function<T>>...>;

    /// visit<T>() for each.
    template <class Visit>
    static void for_each(Visit visit) {
        (visit.template operator()<T>(), ...);
    }
};
/// float16 is there where the compiler has it.
#if defined(__FLT16_MAX__)
using elements = element_types<float, double, bf16, _Float16>;
#else
using elements = element_types<float, double, bf16>;
#endif
template <class T>
constexpr const char* type_name = std::is_same_v<T, float>    ? "float"
                                  : std::is_same_v<T, double> ? "double"
                                  : std::is_same_v<T, bf16>   ? "bfloat16"
                                                              : "float16";

/// What one peer computes of one activation. What it does not have is not there.
class functions {
public:
    template <class T>
    void set(std::vector<call_function<T>> calls) {
        of<T>() = std::move(calls);
    }
    template <class T>
    std::vector<call_function<T>>& of() {
        return std::get<std::vector<call_function<T>>>(all);
    }
    template <class T>
    const std::vector<call_function<T>>& of() const {
        return std::get<std::vector<call_function<T>>>(all);
    }
    /// The function for this call, or null.
    template <class T>
    array_function<T> of(std::string_view call) const {
        for (const call_function<T>& each : of<T>())
            if (each.call == call) return each.function;
        return nullptr;
    }

private:
    elements::calls all;
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
