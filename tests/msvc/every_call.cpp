// SPDX-License-Identifier: MIT
// Every call of Hinge, for check.sh: read by a compiler that looks like cl, never run.
#include "../../single_include/hinge.hpp"

namespace {

template <class F, class T>
void every_call(const F& f, const T (&x)[5], T (&y)[5], T (&d)[5]) {
    hinge::forward(f, x, y);
    hinge::derivative(f, std::span(x), d);
    hinge::backward(f, x, y, d);
    hinge::forward_with_derivative(f, x, y, d);
    hinge::gated_forward(f, x, x, y);
    hinge::gated_backward(f, x, x, x, y, d);
    hinge::biased_forward(f, x, x, y);
    hinge::biased_backward(f, &x[0], 5, &x[0], &x[0], &y[0], &d[0], 5, 1);
    hinge::forward(f, &x[0], &y[0], 5);
    hinge::forward_with_derivative(f, &x[0], &y[0], &d[0], 5);
    hinge::array_calls::for_each([&]<class Call>() {
        const T* in[hinge::detail::input_count<Call>];
        T* out[hinge::detail::output_count<Call>];
        for (const T*& each : in) each = x;
        for (T*& each : out) each = y;
        if constexpr (hinge::simd::can_stream<hinge::simd::widest<T>>)
            hinge::detail::compiled_here::streamed<Call>(f, in, out, 5);
    });
    y[0] = f(x[0]);
    d[0] = f.derivative(x[0]);
#if HINGE_HAS_BATCHES
    const auto batch = xsimd::batch<T>::load_unaligned(x);
    f(batch).store_unaligned(y);
    f.derivative(batch).store_unaligned(d);
#endif
}

template <class F>
void every_call_on_16_bits(const F& f, const float (&x)[5]) {
    hinge::bfloat16 stored[5];
    hinge::float16 y[5];
    for (int i = 0; i < 5; ++i) stored[i] = hinge::bfloat16(x[i]);
    hinge::forward(f, stored, y);
    hinge::derivative(f, stored, y);
    hinge::backward(f, x, stored, y);
    hinge::forward_with_derivative(f, stored, stored, y);
    hinge::biased_backward(f, x, stored, x, y, stored);
}

} // namespace

template <class T>
void every_activation(const T (&x)[5], T (&y)[5], T (&d)[5]) {
    hinge::prelu_forward(x, x, y);
    hinge::prelu_backward(&x[0], 5, &x[0], &x[0], &y[0], &d[0], 5, 1);
    hinge::activations::for_each([&]<class F>() {
        every_call(F{}, x, y, d);
        if constexpr (sizeof(T) == sizeof(float)) every_call_on_16_bits(F{}, x);
    });
}
template void every_activation(const float (&)[5], float (&)[5], float (&)[5]);
template void every_activation(const double (&)[5], double (&)[5], double (&)[5]);

// What this file is meant to be compiled for.
#define HINGE_TEXT_OF(x) #x
#define HINGE_TEXT(x) HINGE_TEXT_OF(x)
constexpr bool same(const char* a, const char* b) {
    for (; *a != 0 && *a == *b; ++a) ++b;
    return *a == *b;
}
static_assert(same(HINGE_TEXT(HINGE_TARGET), HINGE_EXPECTED_TARGET), HINGE_TEXT(HINGE_TARGET));
static_assert(HINGE_HAS_FMA == HINGE_EXPECTED_FMA);
