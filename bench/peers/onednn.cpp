// SPDX-License-Identifier: MIT
//
// oneDNN, no doubles, and of the derivatives only the backward pass.

#include <dlfcn.h>
#include <oneapi/dnnl/dnnl.hpp>

#include "bench/peers.hpp"
#include "bench/rows.hpp"

namespace hinge::bench {
namespace {

/// oneDNN's primitive for one length: made, with code compiled for it, when the length changes.
/// Executed through the C interface, for the C++ one goes through a map in each call.
template <class T>
class eltwise_primitive {
public:
    /// arrays: x, y for forward; x, dy, dx for backward.
    template <class... P>
    void operator()(const eltwise<dnnl::algorithm>& f, std::size_t n, P*... arrays) {
        if (n != length) make<sizeof...(P)>(f, n);
        std::size_t i = 0;
        (check(dnnl_memory_set_data_handle(arguments[i++].memory, const_cast<T*>(arrays))), ...);
        check(dnnl_primitive_execute(primitive.get(), stream.get(), sizeof...(P), arguments));
    }

private:
    static void check(dnnl_status_t status) {
        if (status != dnnl_success) throw dnnl::error(status, "oneDNN refuses");
    }

    template <std::size_t arrays>
    void make(const eltwise<dnnl::algorithm>& f, std::size_t n) {
        using dnnl::memory;
        constexpr auto type = std::is_same_v<T, float>  ? memory::data_type::f32
                              : std::is_same_v<T, bf16> ? memory::data_type::bf16
                                                        : memory::data_type::f16;
        const memory::desc array({static_cast<memory::dim>(n)}, type, memory::format_tag::a);
        constexpr bool backward = arrays == 3;
        constexpr auto training = dnnl::prop_kind::forward_training;
#if DNNL_VERSION_MAJOR >= 3
        const dnnl::eltwise_forward::primitive_desc forward_desc(engine, training, f.algorithm,
                                                                 array, array, f.alpha, f.beta);
        if constexpr (backward)
            primitive = dnnl::eltwise_backward(
                {engine, f.algorithm, array, array, array, f.alpha, f.beta, forward_desc});
#else
        const dnnl::eltwise_forward::primitive_desc forward_desc(
            {training, f.algorithm, array, f.alpha, f.beta}, engine);
        if constexpr (backward)
            primitive = dnnl::eltwise_backward(
                {{f.algorithm, array, array, f.alpha, f.beta}, engine, forward_desc});
#endif
        if constexpr (!backward) primitive = dnnl::eltwise_forward(forward_desc);
        constexpr int roles[2][3] = {{DNNL_ARG_SRC, DNNL_ARG_DST},
                                     {DNNL_ARG_SRC, DNNL_ARG_DIFF_DST, DNNL_ARG_DIFF_SRC}};
        for (std::size_t i = 0; i < arrays; ++i) {
            memories[i] = memory(array, engine, nullptr);
            arguments[i] = {roles[backward][i], memories[i].get()};
        }
        length = n;
    }

    dnnl::engine engine{dnnl::engine::kind::cpu, 0};
    dnnl::stream stream{engine};
    dnnl::primitive primitive;
    dnnl::memory memories[3];
    dnnl_exec_arg_t arguments[3];
    std::size_t length = 0;
};

template <class T, class Algorithm>
std::vector<call_function<T>> calls_of(Algorithm) {
    return {{"forward",
             [](const T* const* in, T* const* out, std::size_t n) {
                 static eltwise_primitive<T> primitive;
                 primitive(Algorithm{}(dnnl::algorithm{}), n, in[0], out[0]);
             }},
            {"backward", [](const T* const* in, T* const* out, std::size_t n) {
                 static eltwise_primitive<T> primitive;
                 primitive(Algorithm{}(dnnl::algorithm{}), n, in[0], in[1], out[0]);
             }}};
}

/// Without those that oneDNN does not have for this type on this CPU.
template <class T>
std::vector<call_function<T>> those_that_run(std::vector<call_function<T>> calls) {
    std::erase_if(calls, [](const call_function<T>& each) {
        T x[64] = {}, dy[64] = {}, y[64];
        const T* const in[] = {x, dy};
        T* const out[] = {y};
        try {
            each.function(in, out, 64);
            return false;
        } catch (const dnnl::error&) {
            return true;
        }
    });
    return calls;
}

/// Makes oneDNN a fair peer: one thread, and no wider ISA than this file is compiled for.
void hold() {
    // By name, since it must be the OpenMP that oneDNN brought along, whichever that is; without
    // OpenMP (cmake/dependencies.cmake) it has no threads.
    if (void* const symbol = dlsym(RTLD_DEFAULT, "omp_set_num_threads"))
        reinterpret_cast<void (*)(int)>(symbol)(1);
#if defined(__x86_64__) && !defined(__AVX512F__)
#if defined(__AVX2__)
    dnnl_set_max_cpu_isa(dnnl_cpu_isa_avx2);
#else
    dnnl_set_max_cpu_isa(dnnl_cpu_isa_sse41); // the least it knows
#endif
#endif
}

} // namespace

peer onednn_peer() {
    hold();
    const dnnl_version_t& of_library = *dnnl_version(); // not of the header
    peer result{"onednn", version_of({of_library.major, of_library.minor, of_library.patch}), {}};
    for_each_row([&]<class Row>(const char* name, Row) {
        if constexpr (requires { Row::onednn; }) {
            functions its;
            elements::for_each([&]<class T>() {
                if constexpr (!std::is_same_v<T, double>)
                    its.set(those_that_run(calls_of<T>(Row::onednn)));
            });
            result.entries.push_back({name, its});
        }
    });
    return result;
}

} // namespace hinge::bench
