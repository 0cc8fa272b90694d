// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "harness/tested.hpp"

/// A way to have f or f' of n numbers: scalar by scalar, by batches, or by one of the array calls.
template <class T>
struct way {
    std::string name;
    harness::member m;
    std::size_t granularity; ///< n is a multiple of it
    std::function<void(const T* x, T* y, std::size_t n)> run;
};

template <class T>
std::vector<way<T>> ways_of(const harness::tested<T>& f);

/// Finite numbers of all kinds, those at the row's cliffs among them.
template <class T>
std::vector<T> finite_inputs(const harness::tested<T>& f);
