// SPDX-License-Identifier: MIT
// The array calls for every activation, compiled once per ISA: HINGE_DISPATCH_ISA.
#include "loops.hpp"

namespace hinge::dispatch::library {

using this_isa = isa::HINGE_DISPATCH_ISA;

static_assert(std::is_same_v<xsimd::default_arch, this_isa::arch>,
              "hinge_add_dispatch: this file's flags are not those of its ISA. Are there -m flags "
              "in CMAKE_CXX_FLAGS or on the directory?");

template <class F, class T>
constexpr loops<F, T> compile() {
    using here = hinge::detail::compiled_here;
    return {here::forward<F, T>, here::derivative<F, T>, here::backward<F, T>,
            here::forward_with_derivative<F, T>};
}
template <class... F>
constexpr loops_of<F...> compile_all(loops_of<F...>*) {
    return {compile<F, float>()..., compile<F, double>()...};
}

// constinit: no code of this ISA may run before the CPU has been asked.
template <class Isa>
constinit const table compiled_for<Isa>::loops = compile_all(static_cast<table*>(nullptr));

template struct compiled_for<this_isa>;

} // namespace hinge::dispatch::library
