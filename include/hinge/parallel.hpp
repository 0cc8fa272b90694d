// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <cstddef>
#include <execution>
#include <type_traits>
#include <vector>

#include <hinge/hinge.hpp>
#include <hinge/parallel/share.hpp>

/// Array calls on several threads: every call of array.hpp, channels.hpp and dispatch.hpp with one of the
/// standard's execution policies in front.
///
///     forward(std::execution::par, f, x, y)                  and pointers with a length
///     prelu_backward(std::execution::par, slopes, x, dy, dx, dslopes)
///     dispatch::backward(std::execution::par, f, x, dy, dx)
///
/// Policy  par and par_unseq share the elements among the standard library's threads, of which it has no
///         more than the machine; the calling thread works too. With seq and unseq, and on a small
///         array (part_at_least in parallel/share.hpp), the calling thread is alone. The standard library
///         allocates for its threads, and calls by channel for their sums, before anything is written.
/// Result  the bits of the call without a policy, in the calling thread's rounding and denormal mode,
///         however the array is shared. It is there when the call returns. The flags of floating-point
///         exceptions are not set by what is shared.
/// Errors  those of array.hpp, thrown in the calling thread before anything is written. If f throws,
///         one of its exceptions is thrown in the calling thread, when all else is done.
/// Link    hinge::parallel, or what the standard library runs par on: TBB with libstdc++ (-ltbb), which
///         keeps to the calling thread where TBB's headers are not installed. libc++ wants
///         -fexperimental-library. Files for several ISAs in one program share the standard library's
///         part of this: include it in those for the lowest only, and call dispatch there.

namespace hinge::inline HINGE_TARGET::detail {

/// In the place of in_one_part.
struct in_parts {
    template <class Call, class Run>
    static void each(const void* const (&arrays)[array_count<Call>],
                     const format (&formats)[array_count<Call>], std::size_t n, const Run& run) {
        constexpr std::size_t output = input_count<Call>;
        std::size_t bytes_of_all = 0;
        for (const format of_array : formats) bytes_of_all += bytes_of(of_array);
        const parts shared(arrays[output], bytes_of(formats[output]), bytes_of_all, n);
        if (shared.count < 2) return run(arrays, n);
        const auto run_part = [&](const part& each) {
            const void* part[array_count<Call>];
            for (std::size_t i = 0; i < array_count<Call>; ++i)
                part[i] = static_cast<const char*>(arrays[i]) + each.first * bytes_of(formats[i]);
            run(part, each.count);
        };
        detail::share(shared, run_part);
    }
};

/// In the place of the tiles one after the other: many tiles are shared, of a few the pieces of each. The sums over
/// pieces wait for one another in a buffer.
template <>
struct through_tiles<in_parts> {
    template <class Loops, class Call, class T, class F>
    static void run(const F& f, const channel_arrays<Call>& arrays, const channel_grid& grid) {
        if (grid.elements() * bytes_of(arrays.formats[1]) < part_at_least)
            return through_tiles<in_one_part>::run<Loops, Call, T>(f, arrays, grid);
        if (grid.tiles() >= grid[0].pieces())
            return detail::share(parts(grid.tiles()), [&](const part& some) {
                for (std::size_t i = some.first; i < some.first + some.count; ++i)
                    run_tile<Loops, Call, T>(f, arrays, grid[i]);
            });
        std::vector<double> sums(has_sums<Call> ? pieces_at_most * line_room : 0);
        const auto sums_of = [&](std::size_t piece) { return sums.data() + piece * line_room; };
        for (std::size_t i = 0; i < grid.tiles(); ++i) {
            const channel_tile tile = grid[i];
            static_assert(pieces_at_most <= parts::most); // so that a part is one piece
            detail::share(parts(tile.pieces()), [&](const part& piece) {
                run_piece<Loops, Call, T>(f, arrays, tile, piece.first,
                                          has_sums<Call> ? sums_of(piece.first) : nullptr);
            });
            tile_sums<Loops, Call, T> total;
            for (std::size_t piece = 0; piece < tile.pieces() && has_sums<Call>; ++piece)
                total.add(sums_of(piece), tile);
            total.store(arrays, tile);
        }
    }
};

template <class Policy>
requires(std::is_execution_policy_v<Policy>) struct first_argument<Policy> {
    static constexpr bool shares =
        std::same_as<Policy, std::execution::parallel_policy> ||
        std::same_as<Policy, std::execution::parallel_unsequenced_policy>;

    template <class Caller, class... A>
    HINGE_INLINE static void call(const Policy&, A&&... arguments) {
        Caller::template call<std::conditional_t<shares, in_parts, in_one_part>>(
            static_cast<A&&>(arguments)...);
    }
};

} // namespace hinge::inline HINGE_TARGET::detail
