// SPDX-License-Identifier: MIT
#include "harness/guarded.hpp"

#include <stdexcept>

#include <sys/mman.h>
#include <unistd.h>

namespace harness {

guarded_pages::guarded_pages(std::size_t bytes)
    : page(static_cast<std::size_t>(sysconf(_SC_PAGESIZE))),
      inner((bytes + page - 1) / page * page + page) {
    void* const mapped =
        mmap(nullptr, inner + 2 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED) throw std::runtime_error("no memory for guarded pages");
    base = static_cast<char*>(mapped);
    if (mprotect(begin(), inner, PROT_READ | PROT_WRITE) != 0)
        throw std::runtime_error("guarded pages cannot be opened");
}
guarded_pages::~guarded_pages() { munmap(base, inner + 2 * page); }

} // namespace harness
