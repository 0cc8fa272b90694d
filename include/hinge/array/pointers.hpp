// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <type_traits>

#include <hinge/core/arguments.hpp>

/// What the loops hold of an array call's arguments.
namespace hinge::inline HINGE_TARGET::detail {

/// An activation in a copy, as the pointers are, where that costs nothing: by reference its parameters
/// might be what a store has changed, and all that depends on them would be computed again for every
/// vector (softplus, double, backward, AVX-512: 1.25 ns per element, in a copy 0.81).
template <class F>
using in_copy =
    std::conditional_t<std::is_trivially_copyable_v<F> && sizeof(F) <= 64, const F, const F&>;

/// One value of each array: out[j][at...] = Call(f, in[0][at...], ...)[j].
template <class Call, class V, class F, class T, class Load, class Store>
HINGE_INLINE void transform_at(std::ptrdiff_t at, const F& f,
                               const T* const (&in)[input_count<Call>],
                               T* const (&out)[output_count<Call>], Load load, Store store) {
    V x[input_count<Call>], y[output_count<Call>];
    for (std::size_t j = 0; j < input_count<Call>; ++j) x[j] = load(in[j] + at);
    Call::evaluate(f, x, y);
    for (std::size_t j = 0; j < output_count<Call>; ++j) store(out[j] + at, y[j]);
}

/// The pointers in copies, which no store can change and which stay in registers.
template <class Call, class T>
struct pointers {
    const T* in[input_count<Call>];
    T* out[output_count<Call>];

    HINGE_INLINE pointers(const T* const* ins, T* const* outs) {
        for (std::size_t j = 0; j < input_count<Call>; ++j) in[j] = ins[j];
        for (std::size_t j = 0; j < output_count<Call>; ++j) out[j] = outs[j];
    }
    HINGE_INLINE void advance(std::size_t elements) {
        for (const T*& each : in) each += elements;
        for (T*& each : out) each += elements;
    }
};

} // namespace hinge::inline HINGE_TARGET::detail
