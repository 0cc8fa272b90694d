// SPDX-License-Identifier: MIT
// expect: hinge: the call goes gated_backward(f, gate, value, dy, dgate, dvalue), or gated_backward(f, gate, value, dy, dgate, dvalue, n) with pointers
#include <vector>

#include <hinge/hinge.hpp>

int main() {
    std::vector<float> gate(4), value(4), dy(4), dgate(4);
    hinge::gated_backward(hinge::silu{}, gate, value, dy, dgate);
}
