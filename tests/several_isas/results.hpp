// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

// No std::vector or the like: its functions would be compiled for each file's ISA, under one name.

/// What array_calls.cpp computes: the elements of all calls, one after the other, a NaN being 0.
struct results {
    static constexpr std::size_t capacity = 20'000;
    double arrays[capacity];  // floats too, which a double holds exactly
    double scalars[capacity]; // of the calls on one value
    std::size_t arrays_size, scalars_size;
    std::size_t arrays_alike, scalars_alike; // up to there, all ISAs with FMA have the same bits
    char message[128];                       // of the call that was refused
};
