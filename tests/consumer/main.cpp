// SPDX-License-Identifier: MIT
// What every consumer project compiles: values of Hinge whose bits are the same on every machine, of floats and of a
// 16-bit type of its own.
#include <cstdio>
#include <vector>

#include <hinge/hinge.hpp>

namespace my {
struct half {
    unsigned short bits;
};
} // namespace my
template <>
inline constexpr auto hinge::format_of<my::half> = hinge::format::float16;

int main() {
    std::vector<float> x{-5.5f, -1, 0, 1, 3}, y(5), dx(5);
    hinge::forward(hinge::gelu{}, x, y);
    hinge::backward(hinge::softplus{}, x, y, dx);
    std::vector<my::half> halves{{0x4200}}; // 3
    hinge::forward(hinge::gelu{}, halves, halves);
    std::printf("gelu(-5.5) = %a\n", y[0]);
    return y[0] == -0x1.c093d8p-24f && y[4] == 0x1.7f7b4cp+1f && dx[4] == 0x1.6d4b7p+1f &&
                   halves[0].bits == 0x41fe // 2.996
               ? 0
               : 1;
}
