// SPDX-License-Identifier: MIT
#include <cstdint>
#include <vector>

#include <hinge/hinge.hpp>

#include "catch.hpp"
#include "harness/encoding.hpp"

// Wherever the stack stands: on 64-bit Windows it is aligned to 16 bytes and g++ does not align what it
// puts there for a batch that goes by value (GCC PR 54412).

namespace {

/// Calls f with the stack `lower` bytes further down.
template <class F>
void with_stack_at(std::size_t lower, const F& f) {
    volatile char* const room = static_cast<volatile char*>(__builtin_alloca(lower + 16));
    room[0] = 0;
    const F* volatile not_inlined = &f;
    (*not_inlined)();
}

template <class F, class T>
__attribute__((__noinline__)) std::size_t wrong_results(const F& f) {
    using V = hinge::simd::widest<T>;
    constexpr std::size_t n = 403, lanes = hinge::simd::lanes<V>;
    std::vector<T> x(n), y(n), d(n), dx(n), ones(n, T(1));
    for (std::size_t i = 0; i < n; ++i) x[i] = (static_cast<T>(i) - 200) / 2; // tails too
    hinge::forward_with_derivative(f, x, y, d);
    hinge::backward(f, x, ones, dx);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < n; ++i)
        wrong += !(harness::same(y[i], f(x[i])) && harness::same(d[i], f.derivative(x[i])) &&
                   dx[i] == d[i]);
    for (std::size_t i = 0; i + lanes <= n; i += lanes) {
        T results[2][lanes];
        const V v = hinge::simd::load<V>(&x[i]);
        hinge::simd::store<V>(results[0], f(v));
        hinge::simd::store<V>(results[1], f.derivative(v));
        for (std::size_t j = 0; j < lanes; ++j)
            wrong +=
                !(harness::same(results[0][j], y[i + j]) && harness::same(results[1][j], d[i + j]));
    }
    return wrong;
}

template <class T, class F>
void check_at_every_stack(const F& f) {
    auto* volatile const run = &wrong_results<F, T>;
    std::size_t wrong = 0;
    for (std::size_t lower = 0; lower < 128; lower += 16)
        with_stack_at(lower, [&] { wrong += run(f); });
    INFO(F::name);
    CHECK(wrong == 0);
}

} // namespace

TEMPLATE_TEST_CASE("calls on arrays and batches are right wherever the stack stands", "", float,
                   double) {
    hinge::activations::for_each([]<class F>() { check_at_every_stack<TestType>(F{}); });
    check_at_every_stack<TestType>(hinge::elu{.alpha = 0x1p-9}); // the rare kernels
    check_at_every_stack<TestType>(hinge::softplus{.beta = 2});
}
