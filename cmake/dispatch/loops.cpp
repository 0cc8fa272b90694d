// SPDX-License-Identifier: MIT
// The array calls for every activation, compiled once per ISA: HINGE_DISPATCH_ISA.
#include "loops.hpp"

namespace hinge::dispatch::library {

using this_isa = isa::HINGE_DISPATCH_ISA;

static_assert(std::is_same_v<xsimd::default_arch, this_isa::arch>,
              "hinge_add_dispatch: this file's flags are not those of its ISA. Are there -m flags "
              "in CMAKE_CXX_FLAGS or on the directory?");

template <class F, class T, class... Call>
constexpr loops<F, T, type_list<Call...>> compiled(type_list<Call...>) {
    return {{hinge::detail::compiled_here::run_part<Call, F, T>}...};
}
template <class T>
constexpr loops_by_channel<T> compiled_by_channel() {
    using here = hinge::detail::all_compiled_here;
    return {{here::run_lines<call::prelu_forward, prelu, T>},
            {here::run_lines<call::prelu_backward, prelu, T>},
            hinge::detail::add<T>,
            hinge::detail::add_to<T>};
}
template <class... F>
constexpr table all_compiled(type_list<F...>) {
    using here = hinge::detail::conversions_here;
    return {{here::widen, here::narrow},
            compiled_by_channel<float>(),
            compiled_by_channel<double>(),
            compiled<F, float>(array_calls{})...,
            compiled<F, double>(array_calls{})...};
}

// constinit: no code of this ISA may run before the CPU has been asked.
constinit const table this_isa::loops = all_compiled(activations{});

} // namespace hinge::dispatch::library
