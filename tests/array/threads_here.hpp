// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <execution>
#include <thread>

/// Threads that par has here: one if libstdc++ goes without TBB.
#if defined(_GLIBCXX_USE_TBB_PAR_BACKEND) && !_GLIBCXX_USE_TBB_PAR_BACKEND
inline const std::size_t threads_here = 1;
#else
inline const std::size_t threads_here = std::thread::hardware_concurrency();
#endif
