// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <atomic>
#include <cfenv>
#include <cstddef>
#include <exception>
#include <execution>

#include <hinge/hinge.hpp>

#if !HINGE_HAS_EXCEPTIONS
#error "hinge: <hinge/parallel.hpp> needs exceptions: the standard library's parallel algorithms do"
#endif

/// Work in parts, for the threads of the standard library.
namespace hinge::inline HINGE_TARGET::detail {

/// How many bytes, in and out together, a part has at least. A call on less than two parts is not
/// shared; one by channel is where x alone has as many.
///
/// Two cores of Zen 4, AVX-512, forward, time in one thread / shared (hinge_bench --threads): on 65,536 floats,
/// which are two parts, relu 1.27, gelu 1.52, silu 1.49; on 16.8 million 1.43, 1.79 and 1.78.
inline constexpr std::size_t part_at_least = std::size_t{256} << 10;

/// Elements first, ..., first + count - 1 of every array.
struct part {
    std::size_t first, count;
};

/// An array call's elements in parts of one size, nearly. They begin at whole lines of the caches in the
/// first output, and in others that stand in their lines as it does, so that no two threads write to one;
/// in between are whole vectors.
struct parts {
    static constexpr std::size_t cache_line = 128; // bytes: twice 64 for those who fetch two
    static constexpr std::size_t step = 64;        // elements: a line of 16-bit ones
    static constexpr std::size_t most = 256;

    part all[most];
    std::size_t count;

    parts(const void* output, std::size_t bytes_of_output, std::size_t bytes_of_all,
          std::size_t n) {
        count = n / (part_at_least / bytes_of_all);
        if (count > most) count = most;
        const std::size_t head =
            detail::elements_to_alignment(static_cast<const char*>(output), cache_line) /
            bytes_of_output;
        std::size_t first = 0;
        for (std::size_t i = 1; i <= count; ++i) {
            const std::size_t end = i == count ? n : head + (n - head) / step * i / count * step;
            all[i - 1] = {first, end - first};
            first = end;
        }
    }
    /// All of n units, which cost much each.
    explicit parts(std::size_t n) : count(n < most ? n : most) {
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t first = n / count * i + (n % count < i ? n % count : i);
            all[i] = {first, n / count + (i < n % count ? 1 : 0)};
        }
    }
    const part* begin() const { return all; }
    const part* end() const { return all + count; }
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

/// Shares the parts among threads. Of no call's type, and out of line: the standard library's algorithm
/// takes long to compile.
HINGE_NOINLINE inline void share_all(const parts& shared, void (*run)(const void*, const part&),
                                     const void* call) {
    std::fenv_t environment;
    std::fegetenv(&environment);
    std::exception_ptr exception;
    std::atomic_flag has_thrown;
    std::for_each(std::execution::par, shared.begin(), shared.end(), [&](const part& each) {
        const environment_of caller(environment);
        try {
            run(call, each);
        } catch (...) {
            if (!has_thrown.test_and_set()) exception = std::current_exception();
        }
    });
    if (exception) std::rethrow_exception(exception);
}

/// run(part) for each of them, on several threads.
template <class Run>
void share(const parts& shared, const Run& run) {
    detail::share_all(
        shared, [](const void* call, const part& each) { (*static_cast<const Run*>(call))(each); },
        &run);
}

} // namespace hinge::inline HINGE_TARGET::detail
