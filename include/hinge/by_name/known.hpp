// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <utility>

#include <hinge/by_name/names.hpp>

/// All names as by_name looks through them. Data only, the same in files for every ISA.
namespace hinge::names {

/// Hinge's own names come first.
template <class... F, std::size_t... I>
consteval auto all_of(type_list<F...>, std::index_sequence<I...>) {
    return std::array{entry{F::name, F{}, framework::hinge}..., others[I]...};
}
inline constexpr auto table = all_of(activations(), std::make_index_sequence<std::size(others)>());

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
