// SPDX-License-Identifier: MIT
//
// One binary for every CPU. Compiled for the oldest CPU it is to run on. In CMakeLists.txt,
// hinge_add_dispatch(my_dispatch) makes a library of the array calls for newer ISAs, to be linked
// by the program, which chooses the best when it runs. HINGE_FORCE_ISA=sse2 in the environment
// takes a lower one.
#include <cstdio>
#include <string>
#include <vector>

#include <hinge/dispatch.hpp>

int main() {
    std::vector<float> x(1000), y(1000);
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = static_cast<float>(i) * 0.01f - 5.5f;

    const std::string isa(hinge::dispatch::active_isa());
    std::fprintf(stderr, "chosen: %s\n", isa.c_str());
    hinge::dispatch::forward(hinge::gelu{}, x, y);
    for (std::size_t i = 0; i < y.size(); i += 111) std::printf("gelu(%5.2f) = %.9g\n", x[i], y[i]);
}
