// SPDX-License-Identifier: MIT
// Hinge after headers such as <windows.h>, <libintl.h> and a kernel's, which leave these macros behind.
#include <stdarg.h>
#include <stdio.h>

inline int libintl_vsnprintf(char* to, size_t size, const char* format, va_list list) {
    return vsnprintf(to, size, format, list);
}
#define vsnprintf libintl_vsnprintf
#define printf libintl_printf
#if defined(HINGE_NO_XSIMD) // xsimd itself does not
#define noinline __attribute__((noinline))
#define always_inline inline __attribute__((always_inline))
#endif

#define min(a, b) (((a) < (b)) ? (a) : (b))
#define max(a, b) (((a) > (b)) ? (a) : (b))
#define small char
#define near
#define far

#include <hinge/hinge.hpp>

int main() {
    float x[3] = {-1, 0, 1};
    hinge::forward(hinge::elu{}, x, x);
    hinge::backward(hinge::gelu{}, x, x, x);
    return x[1] == 0 && x[2] > 1 ? 0 : 1;
}
