// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include <hinge/hinge.hpp>

#include "all_rows.hpp"
#include "harness/encoding.hpp"
#include "harness/make_subject.hpp"

/// y = f(gate) * value, and the gradients for dy.
template <class T>
struct of_gate {
    T y, dgate, dvalue;
};
template <class T>
bool same(const of_gate<T>& a, const of_gate<T>& b) {
    return harness::same(a.y, b.y) && harness::same(a.dgate, b.dgate) &&
           harness::same(a.dvalue, b.dvalue);
}

template <class T, class F>
of_gate<T> by_scalars(const F& f, T gate, T value, T dy) {
    if constexpr (hinge::has_backward<F, T>)
        return {f(gate) * value, f.backward(gate, dy * value), dy * f(gate)};
    else
        return {f(gate) * value, dy * value * f.derivative(gate), dy * f(gate)};
}

/// The gated calls with one activation, compiled once for all tests, what they are to give for one element,
/// and what the row knows of it.
template <class T>
struct gated_unit {
    std::string_view name;
    void (*forward)(const T* gate, const T* value, T* y, std::size_t n);
    void (*backward)(const T* gate, const T* value, const T* dy, T* dgate, T* dvalue,
                     std::size_t n);
    of_gate<T> (*one)(T gate, T value, T dy);
    harness::formulas<double> formula;
    double parameter, second_parameter;
    hinge::accuracy claim;
};

template <class T, class Row>
gated_unit<T> unit_of() {
    using F = typename Row::activation;
    return {F::name,
            [](const T* gate, const T* value, T* y, std::size_t n) {
                hinge::gated_forward(F{}, gate, value, y, n);
            },
            [](const T* gate, const T* value, const T* dy, T* dgate, T* dvalue, std::size_t n) {
                hinge::gated_backward(F{}, gate, value, dy, dgate, dvalue, n);
            },
            [](T gate, T value, T dy) { return by_scalars(F{}, gate, value, dy); },
            harness::formulas_in<Row, double>(),
            Row::parameter(F{}),
            Row::second_parameter(F{}),
            F::claim};
}
template <class T>
const std::vector<gated_unit<T>>& every_unit() {
    static const std::vector<gated_unit<T>> all = [] {
        std::vector<gated_unit<T>> units;
        for_each_row([&]<class Row>(Row) { units.push_back(unit_of<T, Row>()); });
        return units;
    }();
    return all;
}
