// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

#include <hinge/core/isa.hpp>

/// When the results of a call go past the caches.
namespace hinge::inline HINGE_TARGET::detail {

/// From how many bytes on, in and out together. An array that will not be found in the last-level
/// cache when it is read again had better not be written into it, which reads every line before it
/// is overwritten. One core of a current CPU has some 32 MiB of that cache at its disposal; asking
/// each time how much it is would cost more than a small call.
inline constexpr std::size_t stream_from_bytes = std::size_t{64} << 20;

/// Whether they do: the arrays are large, an output is not read as well, and all outputs are aligned
/// for their type and alike. It gains up to 45 percent where memory is what a call waits for, and
/// loses up to 5 where a kernel takes longer than memory. hinge_bench, 16,777,216 elements, ns per
/// element, cached and past the caches (Zen 4):
///                        AVX-512        AVX2
///     relu, float        0.32  0.19     0.30  0.19
///     elu, float         0.27  0.24     0.29  0.31
///     gelu, float        0.34  0.35     0.60  0.61
///     elu, double        1.05  0.67     1.69  0.93
///     gelu, double       2.26  1.89     2.98  2.63
template <class T, std::size_t In, std::size_t Out>
HINGE_INLINE bool streams(const T* const (&in)[In], T* const (&out)[Out], std::size_t n) noexcept {
    if (n < stream_from_bytes / ((In + Out) * sizeof(T))) return false;
    const auto first = reinterpret_cast<std::uintptr_t>(out[0]);
    if (first % sizeof(T) != 0) return false;
    for (const T* const each_out : out) {
        if ((reinterpret_cast<std::uintptr_t>(each_out) - first) % 64 != 0) return false;
        for (const T* const each_in : in)
            if (each_in == each_out) return false;
    }
    return true;
}

/// How many elements stand before the first one at a multiple of `alignment`.
template <class T>
HINGE_INLINE std::size_t elements_to_alignment(const T* p, std::size_t alignment) noexcept {
    return (0 - reinterpret_cast<std::uintptr_t>(p)) % alignment / sizeof(T);
}

} // namespace hinge::inline HINGE_TARGET::detail
