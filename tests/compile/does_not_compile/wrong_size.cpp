// SPDX-License-Identifier: MIT
// expect: hinge: array calls take elements of type float, double, or of 16 bits with a hinge::format_of
#include <vector>

#include <hinge/hinge.hpp>

struct wide_half {
    float value;
};
template <>
inline constexpr auto hinge::format_of<wide_half> = hinge::format::float16;

int main() {
    std::vector<wide_half> x(4);
    std::vector<float> y(4);
    hinge::forward(hinge::gelu{}, x, y);
}
