// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include <hinge/dispatch.hpp>

/// The ISAs that hinge_add_dispatch knows, each with the architecture of xsimd that stands for it,
/// what its flags select and what the CPU is asked for; and its loops, if they are built, as
/// loops.cpp compiles them under those flags.
namespace hinge::dispatch::library::isa {

struct sse2 {
    static constexpr std::string_view name = "sse2";
    using arch = xsimd::sse2;
    static const table loops;
};
struct avx2 {
    static constexpr std::string_view name = "avx2";
    using arch = xsimd::fma3<xsimd::avx2>;
    static const table loops;
};
struct avx512 {
    static constexpr std::string_view name = "avx512";
    using arch = xsimd::avx512bw;
    static const table loops;
};
struct neon64 {
    static constexpr std::string_view name = "neon64";
    using arch = xsimd::neon64;
    static const table loops;
};

} // namespace hinge::dispatch::library::isa
