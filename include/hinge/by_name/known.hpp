// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <iterator>
#include <string_view>

#include <hinge/by_name/names.hpp>

/// All names as by_name looks through them. Data only, the same in files for every ISA.
namespace hinge::names {

/// Hinge's own names come first.
template <class... F>
consteval auto all_of(type_list<F...>) {
    std::array<entry, sizeof...(F) + std::size(others)> all{
        entry{F::name, F{}, framework::hinge}...};
    for (std::size_t i = 0; i < std::size(others); ++i) all[sizeof...(F) + i] = others[i];
    return all;
}
inline constexpr auto table = all_of(activations());

/// Every name once, where it comes first. (A C array: cl takes 100,000 steps for a constant.)
struct distinct {
    std::string_view names[table.size()];
    std::size_t size = 0;

    consteval distinct() {
        for (const entry& each : table) {
            std::size_t i = 0;
            while (i < size && names[i] != each.name) ++i;
            if (i == size) names[size++] = each.name;
        }
    }
};
inline constexpr distinct known;

} // namespace hinge::names
