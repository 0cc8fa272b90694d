// SPDX-License-Identifier: MIT
#pragma once

// Catch2 3, or Catch2 2 where that is what the distribution has.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
