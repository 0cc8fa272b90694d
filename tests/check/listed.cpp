// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <hinge/hinge.hpp>

#include "catch.hpp"

// A header in activation/ is a promise. This says by name what a new one still lacks.

namespace {

const std::string root = HINGE_SOURCE_DIR "/";

std::vector<std::string> activation_headers() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(root + "include/hinge/activation"))
        if (entry.path().extension() == ".hpp") names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    return names;
}

std::string text_of(const std::string& file) {
    std::ifstream in(root + file);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// activations.hpp has an include and a word in the list for each.
bool is_listed(const std::string& name) {
    const std::string text = text_of("include/hinge/activations.hpp");
    if (text.find("#include <hinge/activation/" + name + ".hpp>") == std::string::npos)
        return false;
    const auto is_of_a_word = [&](std::size_t at) {
        return std::isalnum(static_cast<unsigned char>(text[at])) || text[at] == '_';
    };
    for (std::size_t at = text.find("type_list<"); at != std::string::npos;) {
        if ((at = text.find(name, at + 1)) == std::string::npos) break;
        if (!is_of_a_word(at - 1) && !is_of_a_word(at + name.size())) return true;
    }
    return false;
}

} // namespace

TEST_CASE("every activation's header is in the list and has its rows") {
    const auto names = activation_headers();
    CHECK(names.size() >= 28);
    for (const std::string& name : names) {
        INFO("include/hinge/activation/" << name << ".hpp is there");
        {
            INFO("but no #include or no word for it in include/hinge/activations.hpp");
            CHECK(is_listed(name));
        }
        for (const char* const of : {"tests/row/", "bench/row/"}) {
            INFO("but not the file " << of << name << ".hpp");
            CHECK(std::filesystem::exists(root + of + name + ".hpp"));
        }
        INFO("but not tests/row/" << name << ".checksums, which check_" << name
                                  << " [bless] writes");
        CHECK(std::filesystem::exists(root + "tests/row/" + name + ".checksums"));
    }
}

TEST_CASE(
    "every activation is in the README's table, with its claim, and in that of special values") {
    const std::string functions = text_of("README.md"),
                      values = text_of("include/hinge/activation/README.md");
    hinge::activations::for_each([&]<class F>() {
        const std::string name(F::name);
        INFO(name);
        const std::size_t start =
            std::min(functions.find("\n| `" + name + "` |"), functions.find("\n| `" + name + "{"));
        REQUIRE(start != std::string::npos);
        constexpr hinge::accuracy c = F::claim;
        char claim[80];
        std::snprintf(claim, sizeof claim, " | %g / %g, %g / %g | ", c.forward_f32,
                      c.derivative_f32, c.forward_f64, c.derivative_f64);
        const std::string row = functions.substr(start, functions.find('\n', start + 1) - start);
        INFO("the row is" << row << "\nand wants" << claim);
        CHECK(row.find(claim) != std::string::npos);
        CHECK(values.find("`" + name + "`") != std::string::npos);
    });
}

TEST_CASE("every row has an activation of its name") {
    const auto names = activation_headers();
    for (const char* const rows : {"tests/row", "bench/row"}) {
        for (const auto& entry : std::filesystem::directory_iterator(root + rows)) {
            INFO(rows << "/" << entry.path().filename().string() << " is a row of no activation");
            CHECK(std::count(names.begin(), names.end(), entry.path().stem().string()) == 1);
        }
    }
}
