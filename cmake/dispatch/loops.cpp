// SPDX-License-Identifier: MIT
// The array calls for every activation, compiled once per ISA: HINGE_DISPATCH_ISA.
#include "loops.hpp"

namespace hinge::dispatch::library {

using this_isa = isa::HINGE_DISPATCH_ISA;

static_assert(std::is_same_v<xsimd::default_arch, this_isa::arch>,
              "hinge_add_dispatch: this file's flags are not those of its ISA. Are there -m flags "
              "in CMAKE_CXX_FLAGS or on the directory?");

template <class F, class T>
constexpr loops<F, T> compiled() {
    using here = hinge::detail::compiled_here;
    return {here::forward<F, T>, here::derivative<F, T>, here::backward<F, T>,
            here::forward_with_derivative<F, T>};
}
template <class... F>
constexpr loops_of<F...> all_compiled(const loops_of<F...>*) {
    return {compiled<F, float>()..., compiled<F, double>()...};
}

// constinit: no code of this ISA may run before the CPU has been asked.
constinit const table this_isa::loops = all_compiled(static_cast<const table*>(nullptr));

} // namespace hinge::dispatch::library
