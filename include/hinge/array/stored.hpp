// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include <hinge/core/accuracy.hpp>
#include <hinge/core/arguments.hpp>
#include <hinge/simd/kernel.hpp>
#include <hinge/simd/widen.hpp>

/// Array calls on 16-bit elements that no loop takes as they are (transform_two.hpp). They go through buffers of
/// floats in L1, a block at a time, on the loops for floats: no kernel is compiled again, dispatch has what it
/// needs, and long kernels have all registers for themselves (silu, bfloat16, AVX-512: 0.37 ns per element, where
/// its loop converted itself 0.47).
namespace hinge::inline HINGE_TARGET::detail {

/// The conversions as compiled for this file's ISA. dispatch.hpp has others to put in their place.
struct conversions_here {
    static void widen(format stored, const void* from, float* to, std::size_t n) noexcept {
        if (stored == format::bfloat16) return simd::widen<bfloat16>(from, to, n);
        simd::widen<float16>(from, to, n);
    }
    static void narrow(format stored, const float* from, void* to, std::size_t n) noexcept {
        if (stored == format::bfloat16) return simd::narrow<bfloat16>(from, to, n);
        simd::narrow<float16>(from, to, n);
    }
};

/// f whose results are all rounded to bfloat16.
template <class F>
struct rounded_to_bfloat16 {
    static constexpr accuracy claim =
        F::claim; // of those that are computed in vectors, see value_for

    const F& f;

    template <class T, class Run>
    HINGE_INLINE void with_kernel(const Run& run) const {
        f.template with_kernel<T>([&](const auto& kernel) HINGE_INLINE_LAMBDA {
            run(simd::rounded_to<bfloat16>(kernel));
        });
    }
};

/// A call whose arrays have these formats, one of them of 16 bits, a block at a time. An output may be an
/// input: all of a block is read before any of it is written.
template <class Loops, class Call, class F>
HINGE_NOINLINE void run_stored(const F& f, const void* const (&arrays)[array_count<Call>],
                               const format (&formats)[array_count<Call>], std::size_t n) {
    constexpr std::size_t inputs = input_count<Call>, block = 1024; // 4 KiB each: they stay in L1
    alignas(64) float buffer[array_count<Call>][block];
    std::size_t done = 0;
    do { // of no elements too: dispatch may have something to say
        const std::size_t length = n - done < block ? n - done : block;
        float* floats[array_count<Call>];
        const void* stored[array_count<Call>];
        for (std::size_t i = 0; i < array_count<Call>; ++i) {
            const bool is_float = formats[i] == format::float32;
            stored[i] = static_cast<const char*>(arrays[i]) + done * bytes_of(formats[i]);
            floats[i] = is_float ? static_cast<float*>(const_cast<void*>(stored[i])) : buffer[i];
            if (!is_float && i < inputs)
                Loops::conversions::widen(formats[i], stored[i], floats[i], length);
        }
        Loops::template run<Call>(f, const_cast<const float* const*>(&floats[0]), &floats[inputs],
                                  length);
        for (std::size_t i = inputs; i < array_count<Call>; ++i)
            if (formats[i] != format::float32)
                Loops::conversions::narrow(formats[i], floats[i], const_cast<void*>(stored[i]),
                                           length);
        done += block;
    } while (done < n);
}

} // namespace hinge::inline HINGE_TARGET::detail
