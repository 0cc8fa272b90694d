// SPDX-License-Identifier: MIT
#pragma once

#if defined(__x86_64__) // which cl.hpp takes away when it has seen this
#include <immintrin.h>
#endif
