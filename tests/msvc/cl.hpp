// SPDX-License-Identifier: MIT
// Makes clang look like cl, for check.sh: included before anything else. The intrinsics first, while clang has
// its own names for what there is; cl has them all, whatever it compiles for.
#pragma once

#if defined(HINGE_EMULATED_LIBRARY) // of MinGW: what xsimd includes
#include <algorithm>
#include <array>
#include <atomic>
#include <cassert>
#include <cmath>
#include <complex>
#include <concepts>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <iterator>
#include <limits>
#include <memory>
#include <numeric>
#include <ostream>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>
#else
#include <stdlib.h>
#endif

#if defined(__aarch64__)
#include <arm_neon.h>
#else
#include <immintrin.h>
#include <nmmintrin.h>
#endif
#include <intrin.h>

#undef __clang__
#undef __GNUC__
#undef __llvm__
#undef __x86_64__
#undef __amd64__
#undef __aarch64__
#undef __ARM_NEON
#undef __ARM_FEATURE_FMA
#undef __FMA__
#undef __FP_FAST_FMA
#undef __FP_FAST_FMAF
#undef __SSE__
#undef __SSE2__
#undef __SSE3__
#undef __SSSE3__
#undef __SSE4_1__
#undef __SSE4_2__
#undef __MINGW32__
#undef __MINGW64__
#undef __FLT_EVAL_METHOD__
#undef __cpp_exceptions
#if !defined(_MSC_VER)
#define _MSC_VER 1940
#define _M_X64 100
#define _M_AMD64 100
#define _CPPUNWIND 1
#endif
