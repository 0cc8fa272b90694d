// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <type_traits>

#include <hinge/array.hpp>

#include "harness/subject.hpp"

namespace harness {

template <class F>
const F& as(const void* f) {
    return *static_cast<const F*>(f);
}

/// Full batches through f or f'. A template argument says which, as members are not values.
template <member M, class F, class V>
V evaluated(const F& f, const V& x) {
    if constexpr (M == member::forward) {
        return f(x);
    } else {
        return f.derivative(x);
    }
}

template <class F, class B>
typename calls<hinge::element_t<B>>::on_batches batch_calls(std::string isa) {
    using T = hinge::element_t<B>;
    constexpr auto of = []<member M>() {
        return +[](const void* f, const T* x, T* y, std::size_t n) {
            for (std::size_t i = 0; i + B::size <= n; i += B::size)
                evaluated<M>(as<F>(f), B::load_unaligned(x + i)).store_unaligned(y + i);
        };
    };
    return {
        std::move(isa),
        B::size,
        {of.template operator()<member::forward>(), of.template operator()<member::derivative>()}};
}

/// Of the widest value.
inline std::string isa_name() {
#if HINGE_HAS_BATCHES
    return xsimd::default_arch::name();
#else
    return HINGE_HAS_VECTORS ? "vectors of " + std::to_string(HINGE_VECTOR_BYTES) + " bytes"
                             : "scalars";
#endif
}

/// f(a..., q), or f(a...) where a row's function takes no second parameter.
template <class F, class Q, class... A>
auto with_or_without(const F& f, const Q& q, const A&... a) {
    if constexpr (std::is_invocable_v<F, A..., Q>) {
        return f(a..., q);
    } else {
        return f(a...);
    }
}

/// f and f' of whole vectors alone: without optimization kernels are long to compile.
template <class Row, class T>
calls<T> checksum_calls() {
    using F = typename Row::activation;
    calls<T> c;
    c.both = [](const void* f, const T* x, T* y, T* d, std::size_t n) {
        using V = hinge::simd::widest<T>;
        for (std::size_t i = 0; i < n; i += hinge::simd::lanes<V>) {
            const V v = hinge::simd::load<V>(x + i);
            hinge::simd::store<V>(y + i, as<F>(f)(v));
            hinge::simd::store<V>(d + i, as<F>(f).derivative(v));
        }
    };
    return c;
}

template <class Row, class T>
calls<T> all_calls() {
    using F = typename Row::activation;
    calls<T> c;
    c.both = [](const void* f, const T* x, T* y, T* d, std::size_t n) {
        hinge::forward_with_derivative(as<F>(f), x, y, d, n);
    };
    c.scalar[0] = [](const void* f, T x) { return as<F>(f)(x); };
    c.scalar[1] = [](const void* f, T x) { return as<F>(f).derivative(x); };
    c.backward_at = [](T x, T dy, T derivative) { return Row::backward(x, dy, derivative); };
    c.backward = [](const void* f, const T* x, const T* dy, T* dx, std::size_t n) {
        hinge::backward(as<F>(f), x, dy, dx, n);
    };
    using widest = hinge::simd::widest<T>;
    if constexpr (!hinge::simd::scalar<widest>) {
        c.batches.push_back(batch_calls<F, widest>(isa_name()));
        c.lanes = widest::size;
    }
#if HINGE_HAS_BATCHES && XSIMD_WITH_SSE2
    using narrow = xsimd::batch<T, xsimd::sse2>;
    if constexpr (!std::is_same_v<narrow, widest>)
        c.batches.push_back(batch_calls<F, narrow>(narrow::arch_type::name()));
#endif
    c.at_limits = [](T p, T q) {
        return with_or_without(
            [](const auto&... p_q) -> decltype(Row::at_limits(p_q...)) {
                return Row::at_limits(p_q...);
            },
            q, p);
    };
    return c;
}

template <class F, class Stored>
stored_calls calls_on(const char* type, int exponent_bits, int fraction_bits) {
    return {
        type,
        exponent_bits,
        fraction_bits,
        {[](const void* f, const void* x, void* y, std::size_t n) {
             hinge::forward(as<F>(f), static_cast<const Stored*>(x), static_cast<Stored*>(y), n);
         },
         [](const void* f, const void* x, void* y, std::size_t n) {
             hinge::derivative(as<F>(f), static_cast<const Stored*>(x), static_cast<Stored*>(y), n);
         }}};
}

template <class Row, class W>
formulas<W> formulas_in() {
    static constexpr auto forward =
        [](const auto&... a) -> decltype(Row::template forward<W>(a...)) {
        return Row::template forward<W>(a...);
    };
    static constexpr auto derivative =
        [](const auto&... a) -> decltype(Row::template derivative<W>(a...)) {
        return Row::template derivative<W>(a...);
    };
    return {
        {[](const W& x, const W& p, const W& q) -> W { return with_or_without(forward, q, x, p); },
         [](const W& x, const W& p, const W& q) -> W {
             return with_or_without(derivative, q, x, p);
         }}};
}

constexpr bool is_this_build(builds kind) {
    switch (kind) {
    case builds::with_fma:
        return HINGE_HAS_FMA != 0;
    case builds::with_register_tables:
        return HINGE_HAS_FMA && HINGE_HAS_REGISTER_TABLES;
    case builds::with_row_tables:
        return HINGE_HAS_FMA && !HINGE_HAS_REGISTER_TABLES;
    case builds::without_double_tables:
        return HINGE_HAS_DOUBLE_TABLES == 0;
    case builds::without_fma:
        return HINGE_HAS_FMA == 0;
    }
    return false;
}

template <class Row>
double root_of([[maybe_unused]] double parameter) {
    if constexpr (requires { Row::root_of(parameter); }) {
        return Row::root_of(parameter);
    } else {
        return Row::root;
    }
}

/// With what checksums are taken of.
template <class Row>
subject make_checksum_subject() {
    using F = typename Row::activation;
    subject s;
    s.name = std::string_view(F::name);
    s.f32_kind = !HINGE_HAS_FMA              ? "float, no fma"
                 : HINGE_HAS_REGISTER_TABLES ? "float, register tables"
                                             : "float, row tables";
    s.f64_kind = !HINGE_HAS_FMA            ? "double, no fma"
                 : HINGE_HAS_DOUBLE_TABLES ? "double, tables"
                                           : "double, fma";
    for (const F& f : Row::instances)
        s.instances.push_back({&f, Row::parameter(f), Row::second_parameter(f)});
    s.f32 = checksum_calls<Row, float>();
    s.f64 = checksum_calls<Row, double>();
    s.root_of = root_of<Row>;
    s.terrain_of = [](double p, double q) {
        return with_or_without([](auto... p_q) -> decltype(Row::terrain_of(
                                                   p_q...)) { return Row::terrain_of(p_q...); },
                               q, p);
    };
    s.dense = Row::dense;
    return s;
}

template <class Row>
subject make_subject() {
    using F = typename Row::activation;
    subject s = make_checksum_subject<Row>();
    s.isa = isa_name();
    if (!HINGE_HAS_FMA) s.isa += ", no fma";
    constexpr hinge::accuracy claim = F::claim;
    s.claim = {{claim.forward_f32, claim.derivative_f32},
               {claim.forward_f64, claim.derivative_f64},
               hinge::accuracy::other_parameters_f32};
    constexpr deciders d = Row::decided_by;
    s.decides = {{is_this_build(d.forward_f32), is_this_build(d.derivative_f32)},
                 {is_this_build(d.forward_f64), is_this_build(d.derivative_f64)}};
    s.f32 = all_calls<Row, float>();
    s.f64 = all_calls<Row, double>();
    s.stored = {calls_on<F, hinge::bfloat16>("bfloat16", 8, 7),
                calls_on<F, hinge::float16>("float16", 5, 10)};
    s.formula = {formulas_in<Row, double>(), formulas_in<Row, long double>(),
                 formulas_in<Row, mpfr_number>()};
    s.rounds_by_itself = HINGE_NATIVE_X86_512 != 0;
    s.kink = Row::kink;
    s.is_linear_in_parts = Row::is_linear_in_parts;
    return s;
}

} // namespace harness
