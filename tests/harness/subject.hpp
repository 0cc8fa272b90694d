// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <tuple>
#include <vector>

#include "harness/row.hpp"

class mpfr_number; // what takes checksums only needs no MPFR

namespace harness {

enum class member { forward, derivative };
constexpr member members[] = {member::forward, member::derivative};

inline const char* name_of(member m) { return m == member::forward ? "forward" : "derivative"; }
constexpr std::size_t index(member m) { return static_cast<std::size_t>(m); }

/// The calls of an activation for elements of type T, f being an instance of it. Arrays are by
/// member.
template <class T>
struct calls {
    using on_arrays = void (*)(const void* f, const T* x, T* y, std::size_t n);

    struct on_batches {
        std::string isa;
        std::size_t lanes;
        on_arrays evaluate[2]; ///< full batches only
    };

    T (*scalar[2])(const void* f, T x) = {};
    T (*backward_at)(T x, T dy, T derivative) = nullptr; ///< what the row says of it
    void (*backward)(const void* f, const T* x, const T* dy, T* dx, std::size_t n) = nullptr;
    void (*both)(const void* f, const T* x, T* y, T* d, std::size_t n) = nullptr;
    std::vector<on_batches> batches;
    std::size_t lanes = 1; ///< of the widest value
    limits<T> (*at_limits)(T parameter, T second) = nullptr;
};

/// The calls on 16-bit elements of a type, forward and derivative.
struct stored_calls {
    const char* type;
    int exponent_bits, fraction_bits;
    void (*evaluate[2])(const void* f, const void* x, void* y, std::size_t n) = {};
};

template <class W>
struct formulas {
    W (*of[2])(const W& x, const W& parameter, const W& second) = {};
};

struct instance {
    const void* f;
    double parameter;
    double second_parameter;
};

/// An activation with its row, behind pointers: what tests it is compiled once for all.
struct subject {
    std::string name;
    std::string isa;
    struct {
        double f32[2];
        double f64[2];
        double other_parameters_f32;
    } claim = {};
    struct {
        bool f32[2];
        bool f64[2];
    } decides = {}; ///< whether this build says if a claim is too loose
    const char* f32_kind = "";
    const char* f64_kind = ""; ///< of this build's checksums

    std::vector<instance> instances;
    calls<float> f32;
    calls<double> f64;
    std::vector<stored_calls> stored;
    std::tuple<formulas<double>, formulas<long double>, formulas<mpfr_number>> formula;
    bool rounds_by_itself = false; ///< to integers, whatever the caller's rounding mode
    double (*root_of)(double parameter) = nullptr;
    double kink = nowhere;
    bool is_linear_in_parts = false;
    interval dense{};
    terrain (*terrain_of)(double parameter, double second) = nullptr;
};

/// The one a program is about: its row's translation unit has it.
const subject& the_subject();

} // namespace harness
