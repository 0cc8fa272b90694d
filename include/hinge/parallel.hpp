// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <atomic>
#include <cfenv>
#include <concepts>
#include <cstddef>
#include <exception>
#include <execution>
#include <type_traits>

#include <hinge/hinge.hpp>

#if !HINGE_HAS_EXCEPTIONS
#error "hinge: <hinge/parallel.hpp> needs exceptions: the standard library's parallel algorithms do"
#endif

/// Array calls on several threads: every call of array.hpp, and of dispatch.hpp, with one of the
/// standard's execution policies in front.
///
///     forward(std::execution::par, f, x, y)                  and pointers with a length
///     dispatch::backward(std::execution::par, f, x, dy, dx)
///
/// Policy  par and par_unseq share the elements among the standard library's threads, of which it has no
///         more than the machine; the calling thread works too. With seq and unseq, and on a small
///         array (piece_at_least, below), the calling thread is alone.
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

/// How many bytes, in and out together, a piece has at least. A call on less than two pieces is not
/// shared.
inline constexpr std::size_t piece_at_least = std::size_t{256} << 10;

/// Elements first, ..., first + count - 1 of every array.
struct piece {
    std::size_t first, count;
};

/// An array call's elements in pieces of one size, nearly. They begin at whole lines of the caches in the
/// first output, and in others that stand in their lines as it does, so that no two threads write to one;
/// in between are whole vectors.
struct pieces {
    static constexpr std::size_t line = 128; // bytes: twice 64 for those who fetch two
    static constexpr std::size_t step = 64;  // elements: a line of 16-bit ones
    static constexpr std::size_t most = 256;

    piece all[most];
    std::size_t count;

    pieces(const void* output, std::size_t bytes_of_output, std::size_t bytes_of_all,
           std::size_t n) {
        count = n / (piece_at_least / bytes_of_all);
        if (count > most) count = most;
        const std::size_t head =
            detail::elements_to_alignment(static_cast<const char*>(output), line) / bytes_of_output;
        std::size_t first = 0;
        for (std::size_t i = 1; i <= count; ++i) {
            const std::size_t end = i == count ? n : head + (n - head) / step * i / count * step;
            all[i - 1] = {first, end - first};
            first = end;
        }
    }
    const piece* begin() const { return all; }
    const piece* end() const { return all + count; }
};

/// The floating-point environment of another thread, for as long as this lives.
struct environment_of {
    std::fenv_t own;

    explicit environment_of(const std::fenv_t& other) {
        std::fegetenv(&own);
        std::fesetenv(&other);
    }
    environment_of(const environment_of&) = delete;
    ~environment_of() { std::fesetenv(&own); }
};

/// Shares the pieces among threads. Of no call's type, and out of line: the standard library's algorithm
/// takes long to compile.
HINGE_NOINLINE inline void share(const pieces& shared, void (*run)(const void*, const piece&),
                                 const void* call) {
    std::fenv_t environment;
    std::fegetenv(&environment);
    std::exception_ptr exception;
    std::atomic_flag has_thrown;
    std::for_each(std::execution::par, shared.begin(), shared.end(), [&](const piece& each) {
        const environment_of caller(environment);
        try {
            run(call, each);
        } catch (...) {
            if (!has_thrown.test_and_set()) exception = std::current_exception();
        }
    });
    if (exception) std::rethrow_exception(exception);
}

/// In the place of in_one_piece.
struct in_pieces {
    template <class Call, class Run>
    static void each(const void* const (&arrays)[array_count<Call>],
                     const format (&formats)[array_count<Call>], std::size_t n, const Run& run) {
        constexpr std::size_t output = input_count<Call>;
        std::size_t bytes_of_all = 0;
        for (const format of_array : formats) bytes_of_all += bytes_of(of_array);
        const pieces shared(arrays[output], bytes_of(formats[output]), bytes_of_all, n);
        if (shared.count < 2) return run(arrays, n);
        const auto run_piece = [&](const piece& each) {
            const void* part[array_count<Call>];
            for (std::size_t i = 0; i < array_count<Call>; ++i)
                part[i] = static_cast<const char*>(arrays[i]) + each.first * bytes_of(formats[i]);
            run(part, each.count);
        };
        detail::share(
            shared,
            [](const void* call, const piece& each) {
                (*static_cast<const decltype(run_piece)*>(call))(each);
            },
            &run_piece);
    }
};

template <class Policy>
requires(std::is_execution_policy_v<Policy>) struct first_argument<Policy> {
    static constexpr bool shares =
        std::same_as<Policy, std::execution::parallel_policy> ||
        std::same_as<Policy, std::execution::parallel_unsequenced_policy>;

    template <class Loops, class Call, class F, class... A>
    HINGE_INLINE static void call(const Policy&, const F& f, A&&... arguments) {
        detail::call_in<Loops, Call, std::conditional_t<shares, in_pieces, in_one_piece>>(
            f, static_cast<A&&>(arguments)...);
    }
};

} // namespace hinge::inline HINGE_TARGET::detail
