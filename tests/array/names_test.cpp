// SPDX-License-Identifier: MIT
#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <hinge/by_name.hpp>

#include "catch.hpp"

// The names by which activations are found: no array call here.

namespace {

using hinge::by_name;
using hinge::framework;

/// An activation in words: "hard_tanh min -1 max 1".
std::string words_of(const hinge::any_activation& f) {
    std::ostringstream words;
    std::visit([&](auto held) { words << held.name; }, f);
    hinge::for_each_parameter(
        f, [&](std::string_view name, double p) { words << ' ' << name << ' ' << p; });
    return words.str();
}
std::string found(std::string_view name, framework from = framework::any) {
    const auto f = by_name(name, from);
    return f ? words_of(*f) : "";
}

struct column {
    std::string title;
    framework from;
};
const std::vector<column> columns{{"PyTorch", framework::pytorch},
                                  {"ONNX", framework::onnx},
                                  {"Keras", framework::keras},
                                  {"JAX", framework::jax},
                                  {"Hugging Face", framework::hugging_face}};

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream rest(line.substr(1)); // behind the first |
    for (std::string cell; std::getline(rest, cell, '|');) {
        const auto first = cell.find_first_not_of(' '), last = cell.find_last_not_of(' ');
        cells.push_back(first == std::string::npos ? "" : cell.substr(first, last - first + 1));
    }
    return cells;
}

/// The names in a cell of the README with what they stand for, f being the activation of its row:
/// "`leaky_relu` (negative_slope 0.2)". A call, `Clip(0, 6)`, is no name.
std::map<std::string, std::string> names_in(const std::string& cell, hinge::any_activation f) {
    std::map<std::string, std::string> names;
    for (std::size_t at = cell.find('`'); at != std::string::npos; at = cell.find('`', at + 1)) {
        const std::size_t end = cell.find('`', at + 1);
        REQUIRE(end != std::string::npos);
        const std::string name = cell.substr(at + 1, end - at - 1);
        at = end;
        if (name.find('(') != std::string::npos) continue;
        hinge::any_activation meant = f;
        if (cell.compare(end + 1, 2, " (") == 0) {
            std::istringstream note(cell.substr(end + 3));
            std::string parameter;
            double value = 0;
            note >> parameter >> value;
            INFO(cell);
            REQUIRE(hinge::set_parameter(meant, parameter, value));
        }
        names.emplace(name, words_of(meant));
    }
    return names;
}

} // namespace

TEST_CASE("every activation is found by its own name, whatever others mean by it") {
    hinge::activations::for_each([]<class F>() {
        INFO(F::name);
        const auto f = by_name(F::name);
        REQUIRE(f);
        CHECK(std::holds_alternative<F>(*f));
        CHECK(words_of(*f) == words_of(F{}));
        CHECK(found(F::name, framework::hinge) == words_of(F{}));
    });
}

TEST_CASE(
    "a name that means several things is Hinge's, then PyTorch's, unless a framework is named") {
    CHECK(found("gelu") == "gelu");
    CHECK(found("gelu", framework::jax) == "gelu_tanh");
    CHECK(found("leaky_relu") == "leaky_relu negative_slope 0.01");
    CHECK(found("leaky_relu", framework::keras) == "leaky_relu negative_slope 0.2");
    CHECK(found("LeakyReLU") == "leaky_relu negative_slope 0.01");
    CHECK(found("LeakyReLU", framework::keras) == "leaky_relu negative_slope 0.3");
    CHECK(found("PReLU") == "prelu slope 0.25");
    CHECK(found("PReLU", framework::keras) == "prelu slope 0");
    CHECK(found("gelu", framework::jax | framework::keras) == "gelu");
    CHECK(found("silu") == found("silu", framework::pytorch));
    // There are no others that differ but in which of two equal activations they are.
    std::set<std::string> differing;
    for (const auto& each : hinge::names::table)
        if (found(each.name) != words_of(each.activation)) differing.emplace(each.name);
    CHECK(differing == std::set<std::string>{"gelu", "leaky_relu", "LeakyReLU", "PReLU", "swish"});
    CHECK(found("swish") == "swish beta 1");
    CHECK(found("swish", framework::keras) == "silu");
}

TEST_CASE("what is no name, or leaves something open, is not found") {
    for (const char* const name :
         {"", " ", "Gelu ", "gelu\n", "GeLU", "RELU", "rel", "relu7", "softmax", "exponential",
          "HardSigmoid", "Clip", "PRelu", "Threshold", "threshold", "gelu_10"}) {
        INFO(name);
        CHECK_FALSE(by_name(name));
    }
    CHECK_FALSE(by_name("ReLU", framework::onnx));
    CHECK_FALSE(by_name("gelu_new", framework::pytorch | framework::hinge));
    CHECK_FALSE(by_name("gelu", framework{}));
    CHECK_FALSE(by_name(std::string_view("relu6").substr(0, 3)));
    CHECK(by_name(std::string_view("relu6!").substr(0, 5)));
}

TEST_CASE("known_names has every name once") {
    const auto names = hinge::known_names();
    const std::set<std::string_view> once(names.begin(), names.end());
    CHECK(once.size() == names.size());
    CHECK(names.size() > 70);
    for (const std::string_view name : names) CHECK(by_name(name));
    for (const auto& each : hinge::names::table) CHECK(once.count(each.name) == 1);
    CHECK(names.front() == "relu");
}

TEST_CASE("no framework has a name twice") {
    for (const column& each : columns) {
        std::set<std::string_view> seen;
        for (const auto& entry : hinge::names::table) {
            INFO(each.title << ": " << entry.name);
            if (entry.is_of(each.from)) CHECK(seen.insert(entry.name).second);
        }
    }
}

TEST_CASE("the README's table has the names that by_name knows, and no others") {
    std::ifstream readme(HINGE_SOURCE_DIR "/README.md");
    std::string line;
    while (std::getline(readme, line) && line.rfind("| `hinge::` |", 0) != 0) {
    }
    REQUIRE(readme);
    const auto titles = cells_of(line);
    std::getline(readme, line); // of dashes
    std::map<std::string, std::map<std::string, std::string>> shown, known;
    std::size_t rows = 0;
    for (; std::getline(readme, line) && !line.empty(); ++rows) {
        const auto cells = cells_of(line);
        REQUIRE(cells.size() == titles.size());
        const auto f = by_name(cells[0].substr(1, cells[0].find_first_of("`{", 1) - 1));
        INFO(line);
        REQUIRE(f);
        for (const column& each : columns) {
            const auto place = std::find(titles.begin(), titles.end(), each.title);
            REQUIRE(place != titles.end());
            shown[each.title].merge(
                names_in(cells[static_cast<std::size_t>(place - titles.begin())], *f));
        }
    }
    CHECK(rows == hinge::activations::size);
    for (const column& each : columns)
        for (const auto& entry : hinge::names::table)
            if (entry.is_of(each.from))
                known[each.title].emplace(entry.name, words_of(entry.activation));
    for (const column& each : columns) {
        INFO(each.title);
        CHECK(shown[each.title] == known[each.title]);
    }
}
