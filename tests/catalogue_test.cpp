// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "catalogue.hpp"
#include "catch.hpp"

// A header in activation/ is a promise. This says by name what a new one still lacks.

namespace {

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    REQUIRE(in);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> activation_headers() {
    std::vector<std::string> names;
    for (const auto& entry :
         std::filesystem::directory_iterator(HINGE_SOURCE_DIR "/include/hinge/activation"))
        names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

TEST_CASE("every activation's header is in the umbrella, the tests' catalogue and the bench's") {
    std::vector<std::string> rows;
    catalogue::for_each_row([&](auto row) { rows.emplace_back(decltype(row)::activation::name); });
    const std::string umbrella = text_of(HINGE_SOURCE_DIR "/include/hinge/hinge.hpp");
    const std::string bench = text_of(HINGE_SOURCE_DIR "/bench/catalogue.hpp");
    const auto names = activation_headers();
    CHECK(names.size() >= 9);
    for (const std::string& name : names) {
        INFO("include/hinge/activation/"
             << name << ".hpp: if a check fails, its file lacks a line or a row for " << name);
        const bool in_umbrella_hinge_hpp =
            umbrella.find("#include <hinge/activation/" + name + ".hpp>") != std::string::npos;
        const bool in_tests_catalogue_hpp = std::count(rows.begin(), rows.end(), name) == 1;
        const bool in_bench_catalogue_hpp =
            bench.find("row<struct " + name + ">(") != std::string::npos;
        CHECK(in_umbrella_hinge_hpp);
        CHECK(in_tests_catalogue_hpp);
        CHECK(in_bench_catalogue_hpp);
    }
    for (const std::string& row : rows) {
        INFO("row " << row << " has no header of its name");
        CHECK(std::count(names.begin(), names.end(), row) == 1);
    }
}

TEST_CASE("the version of the header is the version of the CMake project") {
    CHECK(std::string(HINGE_VERSION) == HINGE_PROJECT_VERSION);
}
