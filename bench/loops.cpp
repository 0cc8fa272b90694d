// SPDX-License-Identifier: MIT
//
// The loops a user would write without a library. Compiled twice, see CMakeLists.txt;
// HINGE_BENCH_LOOP is the name of the function that hands them out.

#include "catalogue.hpp"

namespace hinge::bench {
namespace {

template <class T, class Formula>
calls<T> calls_of(Formula) {
    return {[](const T* x, T* y, std::size_t n) {
                for (std::size_t i = 0; i < n; ++i) y[i] = decltype(Formula::forward){}(x[i]);
            },
            [](const T* x, T* d, std::size_t n) {
                for (std::size_t i = 0; i < n; ++i) d[i] = decltype(Formula::derivative){}(x[i]);
            },
            [](const T* x, const T* dy, T* dx, std::size_t n) {
                for (std::size_t i = 0; i < n; ++i)
                    dx[i] = dy[i] * decltype(Formula::derivative){}(x[i]);
            }};
}

} // namespace

std::vector<contestant> HINGE_BENCH_LOOP() {
    return std::apply(
        [](const auto&... rows) {
            return std::vector{
                contestant{calls_of<float>(rows.loop), calls_of<double>(rows.loop)}...};
        },
        catalogue);
}

} // namespace hinge::bench
