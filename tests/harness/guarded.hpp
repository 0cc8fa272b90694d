// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace harness {

/// Memory between two pages that must not be touched.
class guarded_pages {
public:
    explicit guarded_pages(std::size_t bytes);
    guarded_pages(const guarded_pages&) = delete;
    guarded_pages& operator=(const guarded_pages&) = delete;
    ~guarded_pages();

    char* begin() const { return base + page; }
    char* end() const { return base + page + inner; }

private:
    std::size_t page, inner;
    char* base;
};

enum class edge { front, back };

/// Room for up to n elements, the first at the front edge or the last at the back one.
template <class T>
class guarded : guarded_pages {
public:
    explicit guarded(std::size_t n) : guarded_pages(n * sizeof(T)) {}

    T* elements(std::size_t n, edge e) const {
        return reinterpret_cast<T*>(e == edge::front ? begin() : end() - n * sizeof(T));
    }
};

} // namespace harness
