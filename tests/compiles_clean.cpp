// SPDX-License-Identifier: MIT
// Every call of Hinge, for compile_matrix.sh: compiled with several compilers and flags, never run.
#include <span>
#include <vector>

#include "catalogue.hpp"

namespace {

template <class F, class T>
void every_call(const F& f, const std::vector<T>& x, std::vector<T>& y, std::vector<T>& d) {
    hinge::forward(f, x, y);
    hinge::derivative(f, std::span(x), d);
    hinge::backward(f, x, y, d);
    hinge::forward_with_derivative(f, x, y, d);
    hinge::forward(f, x.data(), y.data(), x.size());
    hinge::derivative(f, x.data(), d.data(), x.size());
    hinge::backward(f, x.data(), y.data(), d.data(), x.size());
    hinge::forward_with_derivative(f, x.data(), y.data(), d.data(), x.size());
    y[0] = f(x[0]);
    d[0] = f.derivative(x[0]);
    const auto batch = xsimd::batch<T>::load_unaligned(x.data());
    f(batch).store_unaligned(y.data());
    f.derivative(batch).store_unaligned(d.data());
}

} // namespace

template <class T>
void every_activation(const std::vector<T>& x, std::vector<T>& y, std::vector<T>& d) {
    catalogue::for_each_row([&](auto row) { every_call(row.instances[0], x, y, d); });
}
template void every_activation(const std::vector<float>&, std::vector<float>&, std::vector<float>&);
template void every_activation(const std::vector<double>&, std::vector<double>&,
                               std::vector<double>&);
