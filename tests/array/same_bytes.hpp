// SPDX-License-Identifier: MIT
#pragma once

#include <cstring>
#include <vector>

template <class T>
bool same_bytes(const std::vector<T>& a, const std::vector<T>& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(T)) == 0;
}
