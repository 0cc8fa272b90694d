// SPDX-License-Identifier: MIT
// Every float through every function with default parameters, and 20 million random and hard doubles
// against MPFR; prints the accuracy table of the README. Exits with 1 if a claim is broken, or if a float claim
// is more than a quarter above what was measured: claims only tighten.
#include <chrono>
#include <mutex>

#include <unistd.h>

#include "accuracy.hpp"

using accuracy::member;

int main(int argc, char** argv) {
    const std::string only = argc > 1 ? argv[1] : "";
    std::uint64_t stride = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
    std::size_t doubles = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 20'000'000;
    if (only == "--help" || stride == 0 || argc > 4) {
        std::puts("usage: exhaustive [ACTIVATION|all [FLOAT_STRIDE [DOUBLES]]]\n"
                  "Every FLOAT_STRIDE-th float (all) and DOUBLES doubles through each function.");
        return only == "--help" ? 0 : 2;
    }
    const bool terminal = isatty(fileno(stderr)) != 0;
    bool kept = true;
    std::string table;

    catalogue::for_each_row([&](auto row) {
        using F = typename decltype(row)::activation;
        if (!only.empty() && only != "all" && only != F::name) return;
        const F f{};
        const double p = row.parameter(f);
        table += "| `" + std::string(F::name) + "` |";
        const auto cell = [&](member m, const accuracy::result& r, bool is_float) {
            const double claim = accuracy::claim<F>(m, is_float);
            // Without fma floats are evaluated in double, and better than claimed.
            const bool too_loose =
                HINGE_HAS_FMA && is_float && stride == 1 && r.worst < 0.75 * claim;
            if (r.worst > claim || r.wrong != 0 || too_loose) {
                kept = false;
                std::fprintf(stderr, "  ^ %s: the claim is %g\n", too_loose ? "loose" : "BROKEN",
                             claim);
            }
            char text[80];
            std::snprintf(text, sizeof text, " %.3f (claim %g) |", r.worst, claim);
            table += text;
        };
        for (member m : {member::forward, member::derivative}) {
            const auto start = std::chrono::steady_clock::now();
            std::mutex printing;
            int shown = -1;
            const auto r = accuracy::sweep_f32(row, f, m, stride, 0, [&](std::uint64_t done) {
                const int percent = static_cast<int>(done * 100 >> 32);
                const std::lock_guard lock(printing);
                if (terminal && percent > shown) {
                    shown = percent;
                    std::fprintf(stderr, "\r%s %s: %d %%  ", F::name.data(), accuracy::name_of(m),
                                 percent);
                }
            });
            const double seconds =
                std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
            std::fprintf(stderr, "%s%s, %.0f s\n", terminal ? "\r" : "",
                         accuracy::describe<float>(F::name, m, p, r).c_str(), seconds);
            cell(m, r, true);
        }
        for (member m : {member::forward, member::derivative}) {
            const auto r = accuracy::check_f64(row, f, m, doubles);
            std::fprintf(stderr, "%s\n", accuracy::describe<double>(F::name, m, p, r).c_str());
            cell(m, r, false);
        }
        table += "\n";
    });
    if (table.empty()) {
        std::fprintf(stderr, "exhaustive: no activation is called %s\n", only.c_str());
        return 2;
    }
#if HINGE_HAS_BATCHES
    const char* const isa = xsimd::default_arch::name();
#else
    const char* const isa = "scalars";
#endif
    std::printf("Largest error in ULP: %s, and %zu doubles against MPFR, on %s.\n\n",
                stride == 1 ? "all 2^32 floats" : "a strided sweep of the floats", doubles, isa);
    std::printf("| | float, forward | float, derivative | double, forward | double, derivative "
                "|\n|---|---|---|---|---|\n%s",
                table.c_str());
    return kept ? 0 : 1;
}
