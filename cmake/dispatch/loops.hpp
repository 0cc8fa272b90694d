// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include <hinge/dispatch.hpp>

namespace hinge::dispatch::library {

/// The ISAs that hinge_add_dispatch knows, each with the architecture of xsimd that stands for it:
/// what its flags select and what the CPU is asked for.
namespace isa {
struct sse2 {
    using arch = xsimd::sse2;
    static constexpr std::string_view name = "sse2";
};
struct avx2 {
    using arch = xsimd::fma3<xsimd::avx2>;
    static constexpr std::string_view name = "avx2";
};
struct avx512 {
    using arch = xsimd::avx512bw;
    static constexpr std::string_view name = "avx512";
};
struct neon64 {
    using arch = xsimd::neon64;
    static constexpr std::string_view name = "neon64";
};
} // namespace isa

/// The loops as compiled for one ISA, by loops.cpp under the flags of that ISA.
template <class Isa>
struct compiled_for {
    static const table loops;
};

} // namespace hinge::dispatch::library
