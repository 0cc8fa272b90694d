// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "matrix.hpp"
#include "random.hpp"

inline constexpr std::size_t pixels = 64, classes = 10;
inline constexpr std::size_t test_share = 5; // one digit in so many

struct digits {
    matrix images; // one a row, its pixels in [-1, 1]
    std::vector<std::size_t> labels;
};

/// The file cannot be read, or is not what examples/data/README.md describes.
struct data_error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

namespace detail {

inline std::vector<std::string_view> split(std::string_view line) {
    std::vector<std::string_view> fields;
    for (;;) {
        const std::size_t comma = line.find(',');
        fields.push_back(line.substr(0, comma));
        if (comma == line.npos) return fields;
        line.remove_prefix(comma + 1);
    }
}

inline int integer(std::string_view field, const std::string& place, const std::string& what,
                   int maximum) {
    int value = -1;
    const char* end = field.data() + field.size();
    const auto [stop, error] = std::from_chars(field.data(), end, value);
    if (error == std::errc::invalid_argument || stop != end)
        throw data_error(place + what + " is '" + std::string(field) + "', expected an integer");
    if (error != std::errc{} || value < 0 || value > maximum)
        throw data_error(place + what + " is " + std::string(field) + ", expected 0 to " +
                         std::to_string(maximum));
    return value;
}

} // namespace detail

/// Reads lines of 64 pixels, 0 to 16, and a class, 0 to 9.
inline digits read_digits(const std::string& path) {
    if (!std::filesystem::exists(path))
        throw data_error(
            path + ": no such file. Hinge's source tree has the data in examples/data/digits.csv");
    std::ifstream file(path);
    if (!file || std::filesystem::is_directory(path)) throw data_error(path + ": cannot be read");

    digits result;
    std::string line;
    while (std::getline(file, line)) {
        if (line.ends_with('\r')) line.pop_back();
        const std::string place = path + ":" + std::to_string(result.labels.size() + 1) + ": ";
        const std::vector<std::string_view> fields = detail::split(line);
        if (fields.size() != pixels + 1)
            throw data_error(place + "expected " + std::to_string(pixels + 1) +
                             " comma-separated integers, found " +
                             std::to_string(line.empty() ? 0 : fields.size()));
        for (std::size_t i = 0; i < pixels; ++i) {
            const int pixel =
                detail::integer(fields[i], place, "pixel " + std::to_string(i + 1), 16);
            result.images.values.push_back(static_cast<float>(pixel) / 8.0f - 1.0f);
        }
        const int label =
            detail::integer(fields[pixels], place, "the class", static_cast<int>(classes) - 1);
        result.labels.push_back(static_cast<std::size_t>(label));
    }
    const std::size_t n = result.labels.size();
    if (n == 0) throw data_error(path + ": the file is empty");
    if (n < test_share)
        throw data_error(path + ": expected at least " + std::to_string(test_share) +
                         " digits, found " + std::to_string(n));
    result.images.rows = n;
    result.images.columns = pixels;
    return result;
}

/// The digits of the given numbers.
inline digits subset(const digits& all, std::span<const std::size_t> numbers) {
    digits result{matrix(numbers.size(), pixels), {}};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        std::ranges::copy(all.images.row(numbers[i]), result.images.row(i).begin());
        result.labels.push_back(all.labels[numbers[i]]);
    }
    return result;
}

struct train_test {
    digits train, test;
};

/// Keeps one digit in five, chosen by a fixed seed, for the test.
inline train_test split(const digits& all) {
    std::vector<std::size_t> order(all.labels.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    random_source(1).shuffle(order);
    const std::size_t tests = order.size() / test_share;
    const std::span<const std::size_t> numbers = order;
    return {subset(all, numbers.subspan(tests)), subset(all, numbers.first(tests))};
}
