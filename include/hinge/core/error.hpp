// SPDX-License-Identifier: MIT
#pragma once

#include <cstdarg>
#include <cstdio>
#include <string_view> // in libstdc++, the declaration of what is called below

#include <hinge/core/config.hpp>

#if !defined(__cpp_exceptions)
#include <cstdlib>
#elif !defined(__GLIBCXX__)
#include <stdexcept>
#endif

namespace hinge::inline HINGE_TARGET {

/// Throws std::invalid_argument with a message in the manner of printf; without exceptions the
/// message goes to stderr and the program aborts. No std::string: its inline functions would be
/// compiled for this file's ISA, under names that files for every ISA share.
[[noreturn]] __attribute__((format(printf, 1, 2))) inline void invalid_argument(const char* format,
                                                                                ...) {
    char message[256];
    std::va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
#if !defined(__cpp_exceptions)
    std::fprintf(stderr, "%s\n", message);
    std::abort();
#elif defined(__GLIBCXX__)
    // What libstdc++'s own headers call: <stdexcept> would be two thirds of the time it takes to
    // include Hinge without xsimd (bench/compile_time.py: 0.36 of what xsimd takes with it, 0.22 without).
    std::__throw_invalid_argument(message);
#else
    throw std::invalid_argument(message);
#endif
}

} // namespace hinge::inline HINGE_TARGET
