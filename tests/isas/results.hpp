// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdlib>

#include <hinge/hinge.hpp>

/// What calls.cpp computes with, in every file alike: an activation that reads tables, one with a
/// parameter and two kernels for floats.
using chosen_activations = hinge::type_list<hinge::softplus, hinge::elu>;

/// Whether f's results are read off a table. Its shape depends on the ISA, and so do last bits.
template <class F>
constexpr bool reads_tables = false;
template <>
inline constexpr bool reads_tables<hinge::softplus> = true;

constexpr std::size_t elements = 75; // vectors and a remainder on every ISA

constexpr std::size_t channels = 15; // of which elements is a multiple

/// Numbers, one after the other, floats too, which a double holds exactly. No std::vector or the like: its
/// functions would be compiled for each file's ISA, under one name.
template <std::size_t PerElement>
struct numbers {
    static constexpr std::size_t capacity = chosen_activations::size * 2 * PerElement * elements;
    double values[capacity];
    std::size_t size;
    std::size_t alike; // up to there, all ISAs with FMA have the same bits
};

struct results {
    // y, d, y and d, y, dgate and dvalue, y, dx and sums by channel twice, dx, y in 16 bits
    numbers<15> arrays;
    numbers<2> scalars; // y and d, from the calls on one value
    char message[128];  // of the call that was refused
};
