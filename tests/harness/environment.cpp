// SPDX-License-Identifier: MIT
#include "harness/environment.hpp"

#include <cfenv>

#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace harness {

namespace {

constexpr int errors = FE_INVALID | FE_DIVBYZERO | FE_OVERFLOW;

#if defined(__SSE2__)
constexpr bool can_flush = true;
constexpr unsigned long long flush_bits = 0x8040; // FTZ and DAZ
unsigned long long control() { return _mm_getcsr(); }
void set_control(unsigned long long value) { _mm_setcsr(static_cast<unsigned>(value)); }
#elif defined(__aarch64__)
constexpr bool can_flush = true;
constexpr unsigned long long flush_bits = 1 << 24;
unsigned long long control() {
    unsigned long long value;
    asm volatile("mrs %0, fpcr" : "=r"(value));
    return value;
}
void set_control(unsigned long long value) { asm volatile("msr fpcr, %0" : : "r"(value)); }
#else
constexpr bool can_flush = false;
constexpr unsigned long long flush_bits = 0;
unsigned long long control() { return 0; }
void set_control(unsigned long long) {}
#endif

} // namespace

rounding::rounding(int mode) : before(std::fegetround()) { std::fesetround(mode); }
rounding::~rounding() { std::fesetround(before); }

flushing::flushing() : before(control()) { set_control(before | flush_bits); }
flushing::~flushing() { set_control(before); }
bool flushing::exists() { return can_flush; }

#if defined(__GLIBC__) && defined(__x86_64__)
trapping::trapping() {
    clear_flags();
    feenableexcept(errors);
}
trapping::~trapping() {
    clear_flags();
    fedisableexcept(errors);
}
bool trapping::exists() { return true; }
#else
trapping::trapping() = default;
trapping::~trapping() = default;
bool trapping::exists() { return false; }
#endif

bool raised() { return std::fetestexcept(errors) != 0; }
void clear_flags() { std::feclearexcept(FE_ALL_EXCEPT); }

} // namespace harness
