// SPDX-License-Identifier: MIT
//
// Times every activation of catalogue.hpp next to its peers. A benchmark is named
// activation/direction/type/size/contestant, as in gelu/forward/float/2048/hinge.
// table.py makes tables and a plot of the JSON.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <memory>
#include <new>
#include <numbers>
#include <optional>
#include <random>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>
#if defined(HINGE_BENCH_ONEDNN)
#include <dlfcn.h>
#include <oneapi/dnnl/dnnl.hpp>
#endif

#include <hinge/dispatch.hpp>

#include "catalogue.hpp"

#if HINGE_HAS_BATCHES && defined(__SSE2__)
#define HINGE_BENCH_STREAM 1
#include <immintrin.h>
#endif

namespace hinge::bench {
namespace {

constexpr std::size_t sizes[] = {2'048, 65'536, 16'777'216}; // L1, L2, DRAM
constexpr std::size_t largest = sizes[std::size(sizes) - 1];
constexpr std::size_t small_sizes[] = {1, 8, 64, 1'000};
constexpr std::size_t tails_size = 65'536;

template <class T>
constexpr const char* type_name = sizeof(T) == 4 ? "float" : "double";

// --- The contestants

template <class F, class T>
calls<T> hinge_calls() {
    return {
        [](const T* x, T* y, std::size_t n) { hinge::forward(F{}, x, y, n); },
        [](const T* x, T* d, std::size_t n) { hinge::derivative(F{}, x, d, n); },
        [](const T* x, const T* dy, T* dx, std::size_t n) { hinge::backward(F{}, x, dy, dx, n); }};
}

/// The same, by the best ISA found at run time.
template <class F, class T>
calls<T> dispatch_calls() {
    namespace dispatch = hinge::dispatch;
    return {[](const T* x, T* y, std::size_t n) { dispatch::forward(F{}, x, y, n); },
            [](const T* x, T* d, std::size_t n) { dispatch::derivative(F{}, x, d, n); },
            [](const T* x, const T* dy, T* dx, std::size_t n) {
                dispatch::backward(F{}, x, dy, dx, n);
            }};
}

/// A scalar call for each element. The barrier keeps the compiler from making vectors of them.
template <class F, class T>
calls<T> scalar_calls() {
    return {[](const T* x, T* y, std::size_t n) {
                for (std::size_t i = 0; i < n; ++i) {
                    y[i] = F{}(x[i]);
                    benchmark::ClobberMemory();
                }
            },
            nullptr,
            [](const T* x, const T* dy, T* dx, std::size_t n) {
                for (std::size_t i = 0; i < n; ++i) {
                    dx[i] = dy[i] * F{}.derivative(x[i]);
                    benchmark::ClobberMemory();
                }
            }};
}

#if HINGE_HAS_BATCHES
/// out = f(in...), one batch at a time; n is a multiple of the batch's size.
template <class T, class F, class... In>
void each_batch(F f, std::size_t n, T* out, const In*... in) {
    for (std::size_t i = 0; i < n; i += batch<T>::size)
        f(batch<T>::load_unaligned(in + i)...).store_unaligned(out + i);
}

template <class T, class Formula>
calls<T> xsimd_calls(Formula) {
    return {
        [](const T* x, T* y, std::size_t n) { each_batch(decltype(Formula::forward){}, n, y, x); },
        [](const T* x, T* d, std::size_t n) {
            each_batch(decltype(Formula::derivative){}, n, d, x);
        },
        [](const T* x, const T* dy, T* dx, std::size_t n) {
            each_batch(
                [](batch<T> v, batch<T> g) { return g * decltype(Formula::derivative){}(v); }, n,
                dx, x, dy);
        }};
}
#endif

#if defined(HINGE_BENCH_EIGEN)
template <class T, class Formula>
calls<T> eigen_calls(Formula) {
    using output = Eigen::Map<Eigen::Array<T, Eigen::Dynamic, 1>>;
    return {[](const T* x, T* y, std::size_t n) {
                const auto size = static_cast<Eigen::Index>(n);
                output(y, size) = decltype(Formula::forward){}(array<T>(x, size));
            },
            [](const T* x, T* d, std::size_t n) {
                const auto size = static_cast<Eigen::Index>(n);
                output(d, size) = decltype(Formula::derivative){}(array<T>(x, size));
            },
            [](const T* x, const T* dy, T* dx, std::size_t n) {
                const auto size = static_cast<Eigen::Index>(n);
                output(dx, size) =
                    array<T>(dy, size) * decltype(Formula::derivative){}(array<T>(x, size));
            }};
}
#endif

#if defined(HINGE_BENCH_ONEDNN)
/// oneDNN's primitive for one length: made, with code compiled for it, when the length changes.
/// Executed through the C interface, for the C++ one goes through a map in each call.
class onednn_primitive {
public:
    template <class... P>
    void operator()(const eltwise<dnnl::algorithm>& f, std::size_t n, P*... arrays) {
        if (n != length) make<sizeof...(P)>(f, n);
        std::size_t i = 0;
        (check(dnnl_memory_set_data_handle(arguments[i++].memory, const_cast<float*>(arrays))),
         ...);
        check(dnnl_primitive_execute(primitive.get(), stream.get(), sizeof...(P), arguments));
    }

private:
    static void check(dnnl_status_t status) {
        if (status != dnnl_success) throw dnnl::error(status, "oneDNN refuses");
    }

    template <std::size_t arrays>
    void make(const eltwise<dnnl::algorithm>& f, std::size_t n) {
        using dnnl::memory;
        const memory::desc array({static_cast<memory::dim>(n)}, memory::data_type::f32,
                                 memory::format_tag::a);
        constexpr bool backward = arrays == 3;
        constexpr auto training = dnnl::prop_kind::forward_training;
#if DNNL_VERSION_MAJOR >= 3
        const dnnl::eltwise_forward::primitive_desc forward_desc(engine, training, f.algorithm,
                                                                 array, array, f.alpha);
        if constexpr (backward)
            primitive = dnnl::eltwise_backward(
                {engine, f.algorithm, array, array, array, f.alpha, forward_desc});
#else
        const dnnl::eltwise_forward::primitive_desc forward_desc(
            {training, f.algorithm, array, f.alpha}, engine);
        if constexpr (backward)
            primitive = dnnl::eltwise_backward(
                {{f.algorithm, array, array, f.alpha}, engine, forward_desc});
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

template <class Algorithm>
calls<float> onednn_calls(Algorithm) {
    return {[](const float* x, float* y, std::size_t n) {
                static onednn_primitive primitive;
                primitive(Algorithm{}(dnnl::algorithm{}), n, x, y);
            },
            nullptr, // only as backward
            [](const float* x, const float* dy, float* dx, std::size_t n) {
                static onednn_primitive primitive;
                primitive(Algorithm{}(dnnl::algorithm{}), n, x, dy, dx);
            }};
}

/// Makes oneDNN a fair peer: one thread, and no wider ISA than this file is compiled for.
void hold_onednn() {
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
#endif

struct named {
    std::string name;
    contestant calls;
    std::optional<double> in_tail{}; // the share of x that lies in the row's tail

    template <class T>
    const bench::calls<T>& of() const {
        if constexpr (sizeof(T) == 4)
            return calls.f32;
        else
            return calls.f64;
    }
};
struct activation_row {
    std::string name;
    std::vector<named> contestants; // Hinge first
    interval tail{};
    accuracy claim{};
};

template <class F, class Loop, class Xsimd, class Eigen, class Onednn>
activation_row contestants_of(const row_type<F, Loop, Xsimd, Eigen, Onednn>& row,
                              const contestant& loop, const contestant& loop_fast) {
    activation_row result{std::string(F::name), {}, row.tail, F::claim};
    result.contestants.push_back({"hinge", {hinge_calls<F, float>(), hinge_calls<F, double>()}});
    result.contestants.push_back(
        {"dispatch", {dispatch_calls<F, float>(), dispatch_calls<F, double>()}});
    result.contestants.push_back({"scalar", {scalar_calls<F, float>(), scalar_calls<F, double>()}});
    result.contestants.push_back({"loop", loop});
    result.contestants.push_back({"loop_fast", loop_fast});
#if HINGE_HAS_BATCHES
    result.contestants.push_back(
        {"xsimd", {xsimd_calls<float>(row.xsimd), xsimd_calls<double>(row.xsimd)}});
#endif
#if defined(HINGE_BENCH_EIGEN)
    result.contestants.push_back(
        {"eigen", {eigen_calls<float>(row.eigen), eigen_calls<double>(row.eigen)}});
#endif
#if defined(HINGE_BENCH_ONEDNN)
    if constexpr (!std::is_same_v<Onednn, not_in_onednn>)
        result.contestants.push_back({"onednn", {onednn_calls(row.onednn), {}}}); // no double
#endif
    return result;
}

std::vector<activation_row> activations() {
    const auto loops = loop(), fast_loops = loop_fast();
    std::vector<activation_row> result;
    const auto add = [&](const auto& row) {
        result.push_back(contestants_of(row, loops[result.size()], fast_loops[result.size()]));
    };
    std::apply([&](const auto&... rows) { (add(rows), ...); }, catalogue);
    return result;
}

/// The roof: what merely moving the data costs. Backward multiplies its two inputs.
template <class T>
calls<T> memcpy_calls() {
    return {[](const T* x, T* y, std::size_t n) { std::memcpy(y, x, n * sizeof(T)); }, nullptr,
            nullptr};
}
/// Past the caches where there is such a store: a line written whole need not be read first. `to`
/// is aligned.
template <bool past_caches, class V>
void store(element_t<V>* to, const V& v) {
#if HINGE_BENCH_STREAM
    if constexpr (past_caches && sizeof(V) == 64)
        _mm512_stream_si512(reinterpret_cast<__m512i*>(to), __builtin_bit_cast(__m512i, v.data));
    else if constexpr (past_caches && sizeof(V) == 32)
        _mm256_stream_si256(reinterpret_cast<__m256i*>(to), __builtin_bit_cast(__m256i, v.data));
    else if constexpr (past_caches)
        _mm_stream_si128(reinterpret_cast<__m128i*>(to), __builtin_bit_cast(__m128i, v.data));
    else
#endif
        simd::store(to, v);
}
template <class T, bool past_caches>
calls<T> vector_calls() {
    using V = simd::widest<T>;
    return {[](const T* x, T* y, std::size_t n) {
                for (std::size_t i = 0; i < n; i += simd::lanes<V>)
                    store<past_caches, V>(y + i, simd::load<V>(x + i));
            },
            nullptr,
            [](const T* x, const T* dy, T* dx, std::size_t n) {
                for (std::size_t i = 0; i < n; i += simd::lanes<V>)
                    store<past_caches, V>(dx + i, simd::load<V>(x + i) * simd::load<V>(dy + i));
            }};
}
activation_row roof(std::size_t n) {
    activation_row result{
        "copy",
        {{"memcpy", {memcpy_calls<float>(), memcpy_calls<double>()}},
         {"vectors", {vector_calls<float, false>(), vector_calls<double, false>()}}}};
#if HINGE_BENCH_STREAM
    if (n == largest) // in a cache it would only throw out what the next one finds there
        result.contestants.push_back(
            {"stream", {vector_calls<float, true>(), vector_calls<double, true>()}});
#endif
    return result;
}

// --- The data

/// x from N(0, 2^2), of which a share lies in a tail; dy from N(0, 1); y for results. 64-byte
/// aligned. Box-Muller, because the standard's own distribution gives different numbers with every
/// library.
template <class T>
struct arrays {
    explicit arrays(std::size_t n, interval tail = {}, double in_tail = 0) {
        // Not whole pages apart: loads can wait for earlier stores at the same page offset.
        const std::size_t stride = n + 1'344 / sizeof(T);
        memory.reset(static_cast<T*>(::operator new(3 * stride * sizeof(T), alignment)));
        x = memory.get();
        dy = x + stride;
        y = dy + stride;
        std::mt19937 generator(1);
        const auto uniform = [&] { return (static_cast<double>(generator()) + 0.5) * 0x1p-32; };
        for (std::size_t i = 0; i < n; ++i) {
            const double radius = std::sqrt(-2 * std::log(uniform()));
            const double angle = 2 * std::numbers::pi * uniform();
            x[i] = static_cast<T>(2 * radius * std::cos(angle));
            dy[i] = static_cast<T>(radius * std::sin(angle));
            y[i] = 0;
        }
        for (std::size_t i = 0; in_tail > 0 && i < n; ++i)
            if (uniform() < in_tail)
                x[i] = static_cast<T>(tail.from + (tail.to - tail.from) * uniform());
    }

    /// What all but the tails are timed on, made once.
    static const arrays& ordinary() {
        static const arrays instance(largest);
        return instance;
    }

    T *x, *dy, *y;

private:
    static constexpr std::align_val_t alignment{64};
    struct release {
        void operator()(T* p) const { ::operator delete(p, alignment); }
    };
    std::unique_ptr<T[], release> memory;
};

// --- The correctness guard

template <class T>
bool agrees(const std::string& what, const std::vector<T>& x, const std::vector<T>& want,
            const std::vector<T>& got) {
    constexpr double tolerance = sizeof(T) == 4 ? 1e-4 : 1e-9;
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (std::abs(got[i] - want[i]) <= tolerance * (1 + std::abs(want[i]))) continue;
        std::fprintf(stderr, "hinge_bench: %s is wrong: at x = %.9g it gives %.9g, hinge %.9g\n",
                     what.c_str(), static_cast<double>(x[i]), static_cast<double>(got[i]),
                     static_cast<double>(want[i]));
        return false;
    }
    return true;
}

/// Whether every contestant computes what Hinge does on ordinary inputs, so that no wrong formula
/// can win. A check of the peers; the accuracy of Hinge is the tests' business.
template <class T>
bool contestants_agree(const activation_row& row) {
    constexpr std::size_t n = 1'024;
    std::vector<T> x(n), dy(n), want(n), got(n);
    for (std::size_t i = 0; i < n; ++i) {
        x[i] = static_cast<T>((static_cast<double>(i) + 0.5) / 128 - 4);
        dy[i] = static_cast<T>(1 + static_cast<double>(i % 3));
    }
    bool good = true;
    for (const named& c : row.contestants) {
        const std::string of = std::string("/") + type_name<T> + "/" + c.name;
        const calls<T>& mine = row.contestants.front().template of<T>();
        const calls<T>& other = c.template of<T>();
        const auto check = [&](const char* direction, auto member, const auto&... in) {
            if (!(other.*member)) return;
            (mine.*member)(in.data()..., want.data(), n);
            (other.*member)(in.data()..., got.data(), n);
            good &= agrees(row.name + direction + of, x, want, got);
        };
        check("/forward", &calls<T>::forward, x);
        check("/derivative", &calls<T>::derivative, x);
        check("/backward", &calls<T>::backward, x, dy);
    }
    return good;
}

// --- Registration

template <class T, class Call>
void add(const std::string& name, std::size_t n, Call call, interval tail,
         std::optional<double> in_tail) {
    benchmark::RegisterBenchmark(name.c_str(), [=](benchmark::State& state) {
        std::optional<arrays<T>> own;
        if (in_tail) own.emplace(n, tail, *in_tail);
        const arrays<T>& data = own ? *own : arrays<T>::ordinary();
        T* y = data.y;
        call(data, n); // what is made once is made here, off the clock
        for (auto _ : state) {
            call(data, n);
            benchmark::DoNotOptimize(y);
            benchmark::ClobberMemory();
        }
        state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(n));
    });
}

/// Every contestant of a row takes its turn in each round, so that a change in the machine's mood
/// hits all of them.
template <class T>
void add_row(const activation_row& row, std::size_t n, int rounds) {
    const auto each = [&](const char* direction, auto member, auto call) {
        for (int round = 0; round < rounds; ++round) {
            for (const named& c : row.contestants) {
                const auto function = c.of<T>().*member;
                if (!function) continue;
                const std::string name =
                    row.name + "/" + direction + "/" + type_name<T> + "/" + std::to_string(n);
                add<T>(
                    name + "/" + c.name, n,
                    [=](const arrays<T>& a, std::size_t size) { call(function, a, size); },
                    row.tail, c.in_tail);
            }
        }
    };
    const auto unary = [](auto f, const arrays<T>& a, std::size_t size) { f(a.x, a.y, size); };
    each("forward", &calls<T>::forward, unary);
    each("derivative", &calls<T>::derivative, unary);
    each("backward", &calls<T>::backward,
         [](auto f, const arrays<T>& a, std::size_t size) { f(a.x, a.dy, a.y, size); });
}

/// The row with those of its contestants that are asked for.
template <class Wanted>
activation_row only(activation_row row, Wanted wanted) {
    std::erase_if(row.contestants, [&](const named& c) { return !wanted(c.name); });
    return row;
}

template <class T>
void add_type(const std::vector<activation_row>& rows, int rounds) {
    for (const std::size_t n : sizes) {
        add_row<T>(roof(n), n, rounds);
        for (const activation_row& row : rows)
            add_row<T>(only(row, [](const auto& name) { return name != "scalar"; }), n, rounds);
    }
}

/// Calls on a few elements, where the price of the call itself shows: float, forward and backward,
/// Hinge, Hinge by dispatch, scalar calls and the plain loop.
void add_small(const std::vector<activation_row>& rows, int rounds) {
    for (const std::size_t n : small_sizes) {
        for (const activation_row& row : rows) {
            activation_row few = only(row, [](const auto& name) {
                return name == "hinge" || name == "dispatch" || name == "scalar" || name == "loop";
            });
            for (named& c : few.contestants) c.calls.f32.derivative = nullptr;
            add_row<float>(few, n, rounds);
        }
    }
}

/// Hinge alone on arrays of which 0, 1, 10 and 100 % lie in a tail: float, every direction.
void add_tails(const std::vector<activation_row>& rows, int rounds) {
    for (const activation_row& row : rows) {
        activation_row shares{row.name, {}, row.tail};
        for (const int percent : {0, 1, 10, 100})
            shares.contestants.push_back({"tail_" + std::to_string(percent),
                                          row.contestants.front().calls, percent / 100.0});
        add_row<float>(shares, tails_size, rounds);
    }
}

// --- What the numbers belong to

std::string cpu_model() {
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);)
        if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
    return "unknown CPU";
}

void add_context(const std::vector<activation_row>& rows) {
    const auto version = [](int major, int minor, int patch) {
        return std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(patch);
    };
#if defined(__clang__)
    const std::string compiler = __VERSION__; // names clang itself
#else
    const std::string compiler = std::string("g++ ") + __VERSION__;
#endif
    benchmark::AddCustomContext("cpu", cpu_model());
    benchmark::AddCustomContext("compiler", compiler);
    benchmark::AddCustomContext("flags", HINGE_BENCH_FLAGS);
    benchmark::AddCustomContext("hinge", HINGE_VERSION);
    benchmark::AddCustomContext("dispatch", std::string(hinge::dispatch::active_isa()));
    for (const activation_row& row : rows) {
        std::ostringstream claim;
        claim << row.claim.forward_f32 << " " << row.claim.derivative_f32 << " "
              << row.claim.forward_f64 << " " << row.claim.derivative_f64;
        benchmark::AddCustomContext("claim/" + row.name, claim.str());
    }
    std::string xsimd = version(XSIMD_VERSION_MAJOR, XSIMD_VERSION_MINOR, XSIMD_VERSION_PATCH);
#if HINGE_HAS_BATCHES
    xsimd += std::string(" ") + xsimd::default_arch::name();
#endif
    benchmark::AddCustomContext("xsimd", xsimd);
#if defined(HINGE_BENCH_EIGEN)
    benchmark::AddCustomContext(
        "eigen", version(EIGEN_WORLD_VERSION, EIGEN_MAJOR_VERSION, EIGEN_MINOR_VERSION));
#endif
#if defined(HINGE_BENCH_ONEDNN)
    const dnnl_version_t& onednn = *dnnl_version(); // of the library, not of the header
    benchmark::AddCustomContext("onednn", version(onednn.major, onednn.minor, onednn.patch));
#endif
}

void print_help() {
    std::puts(R"(hinge_bench [options] [Google Benchmark's options]

  --small      calls on 1 to 1000 elements instead of the large arrays
  --tails      Hinge on arrays with 0, 1, 10 and 100 % of the elements in a tail
  --rounds=N   how often each contestant of a row takes its turn (3)

Names are activation/direction/type/size/contestant, for example
  hinge_bench --benchmark_filter='gelu/.*/float/65536/'
)");
    benchmark::PrintDefaultHelp();
}

} // namespace
} // namespace hinge::bench

int main(int argc, char** argv) {
    using namespace hinge::bench;

    bool small = false, tails = false, list = false;
    int rounds = 3;
    std::string min_time = "--benchmark_min_time=" HINGE_BENCH_MIN_TIME;
    // Ahead of the user's own, so that the last one wins.
    std::vector<char*> arguments{argv[0], min_time.data()};
    for (char* argument : std::span(argv, static_cast<std::size_t>(argc)).subspan(1)) {
        const std::string_view text = argument;
        if (text == "--small") {
            small = true;
        } else if (text == "--tails") {
            tails = true;
        } else if (text.starts_with("--rounds=")) {
            rounds = std::max(1, std::atoi(argument + 9));
        } else {
            if (text.starts_with("--benchmark_list_tests")) list = true;
            arguments.push_back(argument);
        }
    }
    int count = static_cast<int>(arguments.size());
    arguments.push_back(nullptr);
    benchmark::Initialize(&count, arguments.data(), print_help);
    if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) return EXIT_FAILURE;

#if defined(HINGE_BENCH_ONEDNN)
    hold_onednn();
#endif
    const std::vector<activation_row> rows = activations();
    if (list) {
        rounds = 1; // each name once
    } else {
#if !defined(__OPTIMIZE__)
        std::fputs("hinge_bench: built without optimization, the times say nothing\n", stderr);
#endif
        bool good = true;
        for (const activation_row& row : rows) {
            good &= contestants_agree<float>(row);
            good &= contestants_agree<double>(row);
        }
        if (!good) return EXIT_FAILURE;
        add_context(rows);
    }
    if (small) add_small(rows, rounds);
    if (tails) add_tails(rows, rounds);
    if (!small && !tails) {
        add_type<float>(rows, rounds);
        add_type<double>(rows, rounds);
    }
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
}
