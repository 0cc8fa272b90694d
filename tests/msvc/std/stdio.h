// SPDX-License-Identifier: MIT
#pragma once

#include <stdarg.h>
#include <stddef.h>
extern "C" {
struct FILE;
FILE* error_stream();
int vsnprintf(char*, size_t, const char*, va_list);
int fprintf(FILE*, const char*, ...);
}
#define stderr error_stream()
