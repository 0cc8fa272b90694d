// SPDX-License-Identifier: MIT
// expect: hinge: the call goes gated_forward(f, gate, value, y), or gated_forward(f, gate, value, y, n) with pointers
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    std::vector<float> gate(4), value(4);
    hinge::gated_forward(hinge::silu{}, gate, value);
}
