// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#if defined(__cpp_exceptions)
#include <stdexcept>
#else
#include <cstdio>
#include <cstdlib>
#endif

#include <hinge/core/config.hpp>

namespace hinge::inline HINGE_TARGET {

/// Throws std::invalid_argument; without exceptions the message goes to stderr and the program
/// aborts.
[[noreturn]] inline void invalid_argument(const std::string& message) {
#if defined(__cpp_exceptions)
    throw std::invalid_argument(message);
#else
    std::fprintf(stderr, "%s\n", message.c_str());
    std::abort();
#endif
}

} // namespace hinge::inline HINGE_TARGET
