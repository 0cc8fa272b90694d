// SPDX-License-Identifier: MIT
//
// Activations that a file names, with parameters: by_name [FILE]. A line of it is a name, of PyTorch, ONNX,
// Keras, JAX or Hinge, and what differs from the default: LeakyReLU negative_slope 0.2
//
//     g++ -std=c++20 -O2 -march=native -I hinge/include by_name.cpp
#include <cstdio>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <hinge/by_name.hpp>

namespace {

/// The activation of a line, empty if something in it is unknown.
std::optional<hinge::any_activation> activation_of(const std::string& line) {
    std::istringstream words(line);
    std::string name, parameter;
    words >> name;
    std::optional<hinge::any_activation> f = hinge::by_name(name);
    while (f && words >> parameter) {
        double value = 0;
        if (!(words >> value) || !hinge::set_parameter(*f, parameter, value)) return {};
    }
    return f;
}

} // namespace

int main(int argc, char** argv) {
    const char* const path = argc > 1 ? argv[1] : "activations.txt";
    std::ifstream file(path);
    if (!file) {
        std::fprintf(stderr, "by_name: cannot open %s\n", path);
        return 1;
    }
    const std::vector<float> x{-2, -1, 0, 1, 2};
    std::vector<float> y(x.size());
    bool all_known = true;
    for (std::string line; std::getline(file, line);) {
        const auto f = activation_of(line);
        if (!f) {
            std::printf("%-32s unknown\n", line.c_str());
            all_known = false;
            continue;
        }
        hinge::forward(*f, x, y);
        std::printf("%-32s", line.c_str());
        for (const float value : y) std::printf("%8.4f", static_cast<double>(value));
        std::printf("\n");
    }
    return all_known ? 0 : 1;
}
