// SPDX-License-Identifier: MIT
// Hinge after headers such as <windows.h>, <libintl.h> and a kernel's, which leave these macros behind, and after what it
// includes of the standard, which would take some of them back.
#include <stdio.h>

#include <array>
#include <concepts>
#include <cstdarg>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <limits>
#include <optional>
#include <span>
#include <stdexcept>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

inline int libintl_vsnprintf(char* to, std::size_t size, const char* format, va_list list) {
    return vsnprintf(to, size, format, list);
}
#define vsnprintf libintl_vsnprintf
#define printf libintl_printf
#define small char
#define near
#define far
#if defined(HINGE_NO_XSIMD) // xsimd itself does not
#define min(a, b) (((a) < (b)) ? (a) : (b))
#define max(a, b) (((a) > (b)) ? (a) : (b))
#define noinline __attribute__((noinline))
#define always_inline inline __attribute__((always_inline))
#endif

#include <hinge/hinge.hpp>
#if __has_include(<hinge/by_name.hpp>) // not beside the single header
#include <hinge/by_name.hpp>
#endif

int main() {
    float x[3] = {-1, 0, 1};
    hinge::forward(hinge::elu{}, x, x);
    hinge::backward(hinge::gelu{}, x, x, x);
    return x[1] == 0 && x[2] > 1 ? 0 : 1;
}
