// SPDX-License-Identifier: MIT
// Chooses among the loops of loops.cpp. Compiled for the least that the architecture has.
#include <cstdlib>
#include <string>

#include "loops.hpp"

namespace hinge::dispatch {
namespace {

struct candidate {
    std::string_view isa;
    const library::table* loops;
    bool on_this_cpu;
};

/// Of the ISAs that were built, best first, the first that the CPU has, or the one that is forced.
template <class... Isa>
candidate choose() {
    const auto cpu = xsimd::available_architectures();
    const candidate built[] = {
        {Isa::name, &Isa::loops, static_cast<bool>(cpu.has(typename Isa::arch{}))}...};
    const char* const variable = std::getenv("HINGE_FORCE_ISA");
    const std::string forced = variable == nullptr ? "" : variable;
    std::string names, names_here;
    for (const candidate& c : built) {
        if (c.on_this_cpu && (forced.empty() || forced == c.isa)) return c;
        names.append(names.empty() ? "" : ", ").append(c.isa);
        if (c.on_this_cpu) names_here.append(names_here.empty() ? "" : ", ").append(c.isa);
    }
    invalid_argument("hinge::dispatch: %s%s%sbuilt are %s; this CPU has %s of them",
                     forced.empty() ? "" : "HINGE_FORCE_ISA is ", forced.c_str(),
                     forced.empty() ? "" : ", but ", names.c_str(),
                     names_here.empty() ? "none" : names_here.c_str());
}

const candidate& choice() {
    using namespace library::isa;
    static const candidate once = choose<HINGE_DISPATCH_ISAS>();
    return once;
}

} // namespace

std::string_view active_isa() { return choice().isa; }

const library::table& library::chosen() { return *choice().loops; }

} // namespace hinge::dispatch
