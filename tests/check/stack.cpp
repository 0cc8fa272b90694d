// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "check/ways.hpp"
#include "harness/encoding.hpp"

// Wherever the stack stands: on 64-bit Windows it is aligned to 16 bytes and g++ does not align what it
// puts there for a batch that goes by value (GCC PR 54412).

using namespace harness;

namespace {

/// Calls f with the stack `lower` bytes further down.
template <class F>
void with_stack_at(std::size_t lower, const F& f) {
    volatile char* const room = static_cast<volatile char*>(__builtin_alloca(lower + 16));
    room[0] = 0;
    const F* volatile not_inlined = &f;
    (*not_inlined)();
}

} // namespace

TEMPLATE_TEST_CASE("every way gives the bits of scalars wherever the stack stands", "", float,
                   double) {
    using T = TestType;
    constexpr std::size_t n = 1984; // whole vectors on every ISA
    std::vector<T> want(n), got(n);
    for_each_instance<T>(the_subject(), [&](const tested<T>& f) {
        const std::vector<T> x = finite_inputs(f);
        REQUIRE(x.size() >= n);
        for (const way<T>& w : ways_of(f)) {
            for (std::size_t i = 0; i < n; ++i) want[i] = f.scalar(w.m, x[i]);
            std::size_t wrong = 0;
            for (std::size_t lower = 0; lower < 128; lower += 16) {
                with_stack_at(lower, [&] { w.run(x.data(), got.data(), n); });
                for (std::size_t i = 0; i < n; ++i) wrong += !same(got[i], want[i]);
            }
            INFO(w.name);
            CHECK(wrong == 0);
        }
    });
}
