// SPDX-License-Identifier: MIT
#include "harness/guarded.hpp"

#include <stdexcept>

#if defined(_WIN32)
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#else
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace harness {

namespace {

#if defined(_WIN32)
std::size_t page_size() {
    SYSTEM_INFO info;
    GetSystemInfo(&info);
    return info.dwPageSize;
}
void* reserve(std::size_t bytes) {
    return VirtualAlloc(nullptr, bytes, MEM_RESERVE, PAGE_NOACCESS);
}
bool open(void* from, std::size_t bytes) {
    return VirtualAlloc(from, bytes, MEM_COMMIT, PAGE_READWRITE) != nullptr;
}
void release(void* from, std::size_t) { VirtualFree(from, 0, MEM_RELEASE); }
#else
std::size_t page_size() { return static_cast<std::size_t>(sysconf(_SC_PAGESIZE)); }
void* reserve(std::size_t bytes) {
    void* const mapped = mmap(nullptr, bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return mapped == MAP_FAILED ? nullptr : mapped;
}
bool open(void* from, std::size_t bytes) {
    return mprotect(from, bytes, PROT_READ | PROT_WRITE) == 0;
}
void release(void* from, std::size_t bytes) { munmap(from, bytes); }
#endif

} // namespace

guarded_pages::guarded_pages(std::size_t bytes)
    : page(page_size()), inner((bytes + page - 1) / page * page + page),
      base(static_cast<char*>(reserve(inner + 2 * page))) {
    if (base == nullptr || !open(begin(), inner))
        throw std::runtime_error("no memory between guard pages");
}
guarded_pages::~guarded_pages() { release(base, inner + 2 * page); }

} // namespace harness
