// SPDX-License-Identifier: MIT
#include <algorithm>
#include <atomic>
#include <cfenv>
#include <chrono>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

#include <hinge/parallel.hpp>

#include "array/threads_here.hpp"
#include "catch.hpp"

// How a call with a policy is cut, and who runs the parts.

namespace {

using hinge::detail::part_at_least;
using hinge::detail::parts;

/// In the place of loops: notes what they are asked to do.
struct spy {
    struct note {
        std::size_t first, count, whole;
        std::thread::id thread;
        int rounding;
    };
    static inline std::mutex mutex;
    static inline std::vector<note> notes;
    static inline const float* begin;
    static inline std::atomic<std::size_t> threads_awaited;

    static constexpr const char* scope = "spy::";
    template <class F, class T>
    static constexpr bool takes = true;

    template <class Call, class F, class T>
    static void run_part(const F&, const T* const*, T* const* out, std::size_t n,
                         std::size_t whole) {
        {
            const std::lock_guard lock(mutex);
            notes.push_back({static_cast<std::size_t>(out[0] - begin), n, whole,
                             std::this_thread::get_id(), std::fegetround()});
        }
        for (int ms = 0; threads().size() < threads_awaited; ++ms) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            if (ms == 20'000) threads_awaited = 0; // they do not come
        }
    }
    static std::set<std::thread::id> threads() {
        const std::lock_guard lock(mutex);
        std::set<std::thread::id> result;
        for (const note& each : notes) result.insert(each.thread);
        return result;
    }
    /// What a call on n floats does.
    template <class Policy>
    static void watch(const Policy& policy, std::size_t n, std::size_t threads_to_await = 1) {
        static std::vector<float> x(1 << 22), y(1 << 22);
        notes.clear();
        begin = y.data();
        threads_awaited = threads_to_await;
        hinge::detail::checked_call<spy, hinge::call::forward>(policy, hinge::relu{}, x.data(),
                                                               y.data(), n);
    }
};

constexpr std::size_t shared_from = 2 * (part_at_least / (2 * sizeof(float)));

/// What the standard library's own calls find.
bool all_round_to_nearest() {
    const std::vector<int> every(1000);
    std::atomic<int> others = 0;
    std::for_each(std::execution::par, every.begin(), every.end(), [&](int) {
        std::this_thread::sleep_for(std::chrono::microseconds(10));
        others += std::fegetround() != FE_TONEAREST;
    });
    return others == 0;
}

} // namespace

TEST_CASE("parts are all of the array, once, and begin at lines of the caches") {
    for (const std::size_t bytes : {std::size_t{2}, sizeof(float), sizeof(double)})
        for (const std::size_t arrays : {2u, 5u})
            for (std::uintptr_t address = 4096; address < 4096 + 256; address += bytes) {
                const std::size_t two = 2 * (part_at_least / (arrays * bytes));
                for (const std::size_t n :
                     {two, two + 1, 3 * two / 2 + 7, 21 * two + 50, 300 * two}) {
                    const parts cut(reinterpret_cast<const void*>(address), bytes, arrays * bytes,
                                    n);
                    REQUIRE((cut.count >= 2 && cut.count <= parts::most));
                    std::size_t first = 0, least = n, largest = 0;
                    for (const auto& each : cut) {
                        REQUIRE(each.first == first);
                        if (first != 0) REQUIRE((address + first * bytes) % parts::cache_line == 0);
                        first += each.count;
                        least = std::min(least, each.count);
                        largest = std::max(largest, each.count);
                    }
                    REQUIRE(first == n);
                    REQUIRE(least * 4 > n / cut.count * 3);
                    REQUIRE(largest * 3 < n / cut.count * 4);
                }
            }
}

TEST_CASE("a small array, seq and unseq are for the calling thread, in one call") {
    const auto check_alone = [](const auto& policy, std::size_t n) {
        spy::watch(policy, n);
        REQUIRE(spy::notes.size() == 1);
        CHECK(spy::notes[0].thread == std::this_thread::get_id());
        CHECK((spy::notes[0].count == n && spy::notes[0].whole == n));
    };
    check_alone(std::execution::par, 0);
    check_alone(std::execution::par, 1);
    check_alone(std::execution::par, shared_from - 1);
    check_alone(std::execution::par_unseq, shared_from - 1);
    check_alone(std::execution::seq, 4 * shared_from);
    check_alone(std::execution::unseq, 4 * shared_from);
}

TEST_CASE("every part is told how large the whole is, which decides where results go") {
    for (const std::size_t n : {shared_from, shared_from + 1, 9 * shared_from + 5}) {
        spy::watch(std::execution::par_unseq, n);
        CHECK(spy::notes.size() >= 2);
        std::size_t all = 0;
        for (const auto& each : spy::notes) {
            CHECK(each.whole == n);
            all += each.count;
        }
        CHECK(all == n);
    }
}

TEST_CASE("parts run on several threads, on no more than the machine has") {
    spy::watch(std::execution::par, 20 * shared_from, std::min<std::size_t>(threads_here, 2));
    CHECK(spy::threads().size() >= std::min<std::size_t>(threads_here, 2));
    CHECK(spy::threads().size() <= threads_here);
}

TEST_CASE("every thread rounds as the calling thread does, and as before afterwards") {
    const std::size_t threads = std::min<std::size_t>(threads_here, 2);
    CHECK(all_round_to_nearest()); // TBB's threads then do so by themselves
    for (const int mode : {FE_UPWARD, FE_TONEAREST}) {
        std::fesetround(mode);
        spy::watch(std::execution::par, 20 * shared_from, threads);
        CHECK(std::fegetround() == mode);
        std::fesetround(FE_TONEAREST);
        CHECK(spy::threads().size() >= threads);
        for (const auto& each : spy::notes) CHECK(each.rounding == mode);
    }
    CHECK(all_round_to_nearest());
    std::fenv_t upward;
    std::fesetround(FE_UPWARD);
    std::fegetenv(&upward);
    std::fesetround(FE_TONEAREST);
    {
        const hinge::detail::environment_of other(upward);
        CHECK(std::fegetround() == FE_UPWARD);
    }
    CHECK(std::fegetround() == FE_TONEAREST);
}

TEST_CASE("what f throws in any thread is thrown in the calling thread, after all parts") {
    const std::size_t n = 20 * shared_from;
    std::vector<float> x(n), y(n, -1.0f);
    x[n / 2] = 1;
    std::fesetround(FE_UPWARD);
    const auto f = [](auto v) {
        if (hinge::simd::any(v == decltype(v)(1))) throw std::runtime_error("f");
        return v;
    };
    CHECK_THROWS_WITH(hinge::forward(std::execution::par, f, x, y), "f");
    CHECK(std::fegetround() == FE_UPWARD);
    std::fesetround(FE_TONEAREST);
    CHECK((y[0] == 0 && y[n - 1] == 0));
    CHECK_THROWS_WITH(hinge::forward(std::execution::seq, f, x, y), "f");
}
