// SPDX-License-Identifier: MIT
// hinge::dispatch with an execution policy gives its bits without one, and its errors in the calling thread.
#include <cstdio>
#include <cstring>
#include <exception>
#include <string>
#include <vector>

#include <hinge/dispatch.hpp>
#include <hinge/parallel.hpp>

namespace {

template <class T>
bool gives_the_same_bits(std::size_t n) {
    std::vector<T> x(n), y(n), d(n), want_y(n), want_d(n);
    for (std::size_t i = 0; i < n; ++i) x[i] = T(static_cast<float>(i % 1009) / 100 - 5);
    hinge::dispatch::forward_with_derivative(hinge::gelu{}, x, want_y, want_d);
    hinge::dispatch::forward_with_derivative(std::execution::par, hinge::gelu{}, x, y, d);
    const std::vector<T> bias(1, T(0.5f));
    std::vector<T> dbias(1), want_dbias(1), dx(n), want_dx(n);
    hinge::dispatch::biased_backward(hinge::relu{}, bias, x, x, want_dx, want_dbias);
    hinge::dispatch::biased_backward(std::execution::par, hinge::relu{}, bias, x, x, dx, dbias);
    return std::memcmp(dx.data(), want_dx.data(), n * sizeof(T)) == 0 &&
           std::memcmp(dbias.data(), want_dbias.data(), sizeof(T)) == 0 &&
           std::memcmp(y.data(), want_y.data(), n * sizeof(T)) == 0 &&
           std::memcmp(d.data(), want_d.data(), n * sizeof(T)) == 0;
}

} // namespace

int main() {
    const std::size_t small_size = 1001, shared_size = 400'003;
    try {
        bool same = true;
        for (const std::size_t n : {small_size, shared_size})
            same = same && gives_the_same_bits<float>(n) && gives_the_same_bits<double>(n) &&
                   gives_the_same_bits<hinge::bfloat16>(n);
        // Past the caches, where the CPU's last level is no larger than 192 MiB.
        same = same && gives_the_same_bits<float>(std::size_t{6} << 20);
        std::printf("%s: %s\n", hinge::dispatch::active_isa().data(), same ? "equal" : "DIFFER");
        return same ? 0 : 1;
    } catch (const std::exception& error) {
        std::puts(error.what());
    }
    std::vector<float> y(shared_size, -7.0f);
    try {
        hinge::dispatch::forward(std::execution::par, hinge::relu{}, y, y);
    } catch (const std::exception&) {
        return y == std::vector<float>(shared_size, -7.0f) ? 2 : 1;
    }
    return 1;
}
