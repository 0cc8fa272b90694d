// SPDX-License-Identifier: MIT
// needs: by_name
// expect: hinge: derivative needs f.derivative(x)
#include <vector>

#include <hinge/by_name.hpp>

int main() {
    std::vector<float> x(4);
    const auto square = [](auto v) { return v * v; };
    const std::variant<hinge::relu, decltype(square)> f;
    hinge::derivative(f, x, x);
}
