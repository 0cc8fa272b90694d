// SPDX-License-Identifier: MIT
// Every call of Hinge, for matrix.sh and foreign.sh: compiled with several compilers and flags, never run. Of a third
// of the activations where HINGE_THIRD is 0, 1 or 2.
#include <span>
#include <vector>
#include <version>

#include "../third.hpp"
#if __has_include(<hinge/by_name.hpp>) // not beside the single header
#include <hinge/by_name.hpp>

bool by_name(const std::vector<float>& x, std::vector<float>& y) {
    const auto own = hinge::by_name(hinge::known_names()[0]);
    const auto other = hinge::by_name("GELU", hinge::framework::pytorch | hinge::framework::keras);
    std::variant<hinge::relu, hinge::leaky_relu> f;
    hinge::forward(f, x, y);
    hinge::backward(f, x.data(), x.data(), y.data(), y.size());
    hinge::for_each_parameter(std::as_const(f), [&](std::string_view name, const double& p) {
        if (name.empty()) y[0] = static_cast<float>(p);
    });
    return own && other && hinge::set_parameter(f, "negative_slope", 0.5);
}
#endif

#if __has_include(<hinge/parallel.hpp>) && defined(__cpp_lib_execution) && HINGE_HAS_EXCEPTIONS
#include <hinge/parallel.hpp>

void in_parts(const std::vector<float>& x, std::vector<float>& y,
              std::vector<hinge::bfloat16>& stored) {
    hinge::forward(std::execution::par, hinge::relu{}, x, y);
    hinge::backward(std::execution::par_unseq, hinge::relu{}, x.data(), x.data(), y.data(),
                    x.size());
    hinge::derivative(std::execution::seq, hinge::relu{}, x, stored);
    hinge::forward(std::execution::par, hinge::relu{}, stored, stored);
}
#endif

namespace {

template <class F, class T>
void every_call(const F& f, const std::vector<T>& x, std::vector<T>& y, std::vector<T>& d) {
    hinge::forward(f, x, y);
    hinge::derivative(f, std::span(x), d);
    hinge::backward(f, x, y, d);
    hinge::forward_with_derivative(f, x, y, d);
    hinge::gated_forward(f, x, x, y);
    hinge::gated_backward(f, x, x, x, y, d);
    hinge::forward(f, x.data(), y.data(), x.size());
    hinge::derivative(f, x.data(), d.data(), x.size());
    hinge::backward(f, x.data(), y.data(), d.data(), x.size());
    hinge::forward_with_derivative(f, x.data(), y.data(), d.data(), x.size());
    hinge::gated_forward(f, x.data(), x.data(), y.data(), x.size());
    hinge::gated_backward(f, x.data(), x.data(), x.data(), y.data(), d.data(), x.size());
    hinge::biased_forward(f, x, x, y, 1);
    hinge::biased_backward(f, x.data(), x.size(), x.data(), x.data(), y.data(), d.data(), x.size());
    hinge::array_calls::for_each([&]<class Call>() {
        const T* in[std::size(Call::inputs)];
        T* out[std::size(Call::outputs)];
        for (const T*& each : in) each = x.data();
        for (T*& each : out) each = y.data();
        hinge::detail::compiled_here::run<Call>(f, in, out, x.size());
    });
    y[0] = f(x[0]);
    d[0] = f.derivative(x[0]);
#if HINGE_HAS_BATCHES
    const auto batch = xsimd::batch<T>::load_unaligned(x.data());
    f(batch).store_unaligned(y.data());
    f.derivative(batch).store_unaligned(d.data());
#endif
}

void every_call_on_16_bits(const auto& f, const std::vector<float>& x) {
    std::vector<hinge::bfloat16> stored(x.size());
    std::vector<hinge::float16> y(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) stored[i] = hinge::bfloat16(x[i]);
    hinge::forward(f, stored, y);
    hinge::derivative(f, stored, y);
    hinge::backward(f, x, stored, y);
    hinge::forward_with_derivative(f, stored.data(), stored.data(), y.data(), x.size());
    hinge::biased_backward(f, x, stored, x, y, stored);
}

} // namespace

template <class T>
void every_activation(const std::vector<T>& x, std::vector<T>& y, std::vector<T>& d) {
    hinge::prelu_forward(x, x, y);
    hinge::prelu_backward(x.data(), x.size(), x.data(), x.data(), y.data(), d.data(), x.size(), 1);
    for_each_activation([&]<class F>() {
        every_call(F{}, x, y, d);
        if constexpr (sizeof(T) == sizeof(float)) every_call_on_16_bits(F{}, x);
    });
}
template void every_activation(const std::vector<float>&, std::vector<float>&, std::vector<float>&);
template void every_activation(const std::vector<double>&, std::vector<double>&,
                               std::vector<double>&);
