// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

#include <hinge/simd/memory.hpp>

/// When the results of a call go past the caches.
namespace hinge::inline HINGE_TARGET::detail {

/// From how many bytes on, in and out together: from a third of the last-level cache, and 64 MiB at
/// least. An array that will not be found in that cache when it is read again had better not be written
/// into it, which reads every line before it is overwritten. Others use the cache too.
///
/// Checked on Zen 4 (EPYC, 32 MiB, AVX-512), for calls on the same floats again and again, ns per element,
/// cached and past the caches, by MiB in and out:
///                                     4          16          32          64         128         512
///     relu forward            0.10 0.15   0.15 0.15   0.29 0.20   0.33 0.24   0.37 0.24   0.36 0.23
///     relu backward           0.12 0.15   0.19 0.14   0.34 0.22   0.47 0.32   0.52 0.35   0.53 0.36
///     leaky_relu forward      0.08 0.15   0.12 0.14   0.20 0.15   0.35 0.20   0.42 0.23   0.35 0.23
///     leaky_relu backward     0.12 0.14   0.19 0.14   0.35 0.21   0.49 0.31   0.56 0.36   0.54 0.36
///     gelu forward            0.30 0.30   0.30 0.31   0.31 0.30   0.32 0.32   0.31 0.32   0.32 0.32
/// There it would pay from 16 MiB on; 64 leave the results to who reads them next. That it is a third is
/// by figures of a Xeon with 480 MiB, on which the rule has not been measured: with 128 MiB streaming
/// lost (leaky_relu forward 0.56 ns, other libraries' plain stores 0.41; relu 0.46 and 0.45), with 192
/// it gained (backward 0.49 and 0.65). In between, and for other caches above 192 MiB, it is a guess.
inline constexpr std::size_t stream_at_least = std::size_t{64} << 20;
constexpr std::size_t stream_from_bytes(std::size_t cache_bytes) noexcept {
    return cache_bytes / 3 < stream_at_least ? stream_at_least : cache_bytes / 3;
}

/// Of the machine, asked once: by the first call that is large.
template <class V>
std::size_t last_level_cache() noexcept {
    static const std::size_t bytes = simd::cache_bytes<V>();
    return bytes;
}

/// Whether the results go past the caches: the arrays are large, an output is not read as well, and all
/// outputs are aligned for their type and alike.
template <class T, std::size_t In, std::size_t Out>
HINGE_INLINE bool streams(const T* const (&in)[In], T* const (&out)[Out], std::size_t n,
                          std::size_t cache_bytes) noexcept {
    if (n < stream_from_bytes(cache_bytes) / ((In + Out) * sizeof(T))) return false;
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
