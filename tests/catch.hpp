// SPDX-License-Identifier: MIT
#pragma once

// Catch2 3, or Catch2 2 where that is what the distribution has.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif

// Catch2's macros use __COUNTER__, which clang 22 calls an extension.
#if defined(__clang__)
#if __has_warning("-Wc2y-extensions")
#pragma clang diagnostic ignored "-Wc2y-extensions"
#endif
#endif
