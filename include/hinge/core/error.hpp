// SPDX-License-Identifier: MIT
#pragma once

#include <stdio.h>

#include <cstdarg>
#include <cstdlib>
#include <stdexcept>

#include <hinge/core/isa.hpp>

namespace hinge::inline HINGE_TARGET {

/// Throws std::invalid_argument with a message in the manner of printf; without exceptions the
/// message goes to stderr and the program aborts. No std::string: its inline functions would be
/// compiled for this file's ISA, under names that files for every ISA share; the exception's own
/// constructor from a const char* is the library's. Not of namespace std, for <libintl.h> has macros that
/// put a name of its own in the place of vsnprintf and fprintf.
[[noreturn]] HINGE_LIKE_PRINTF inline void invalid_argument(const char* format, ...) {
    char message[256];
    std::va_list arguments;
    va_start(arguments, format);
    (::vsnprintf)(message, sizeof message, format, arguments);
    va_end(arguments);
#if HINGE_HAS_EXCEPTIONS
    throw std::invalid_argument(message);
#else
    (::fprintf)(stderr, "%s\n", message);
    std::abort();
#endif
}

} // namespace hinge::inline HINGE_TARGET
