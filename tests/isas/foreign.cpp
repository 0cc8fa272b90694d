// SPDX-License-Identifier: MIT
// For ISAs that have no Catch2 and no MPFR here: see foreign.sh. Array calls give the bits that
// tests/row/NAME.checksums has, and scalar calls give the same.
#include <cstdio>

#include "all_rows.hpp"
#include "harness/checksum.hpp"
#include "harness/encoding.hpp"
#include "harness/make_subject.hpp"

namespace {

std::size_t scalars = 0, differing = 0;

template <class F, class T>
void both_ways(const void* f, const T* x, T* y, T* d, std::size_t n) {
    hinge::forward_with_derivative(harness::as<F>(f), x, y, d, n);
    for (std::size_t i = 0; i < n; i += 1 + n / 50'000, ++scalars) {
        const T scalar_y = harness::as<F>(f)(x[i]), scalar_d = harness::as<F>(f).derivative(x[i]);
        if (harness::same(scalar_y, y[i]) && harness::same(scalar_d, d[i])) continue;
        if (differing++ < 10)
            std::printf("%s at %a: arrays have %a and %a, scalars %a and %a\n", F::name.data(),
                        double(x[i]), double(y[i]), double(d[i]), double(scalar_y),
                        double(scalar_d));
    }
}

} // namespace

int main() {
    std::size_t right = 0, wrong = 0;
    for_each_row([&]<class Row>(Row) {
        using F = typename Row::activation;
        harness::subject s = harness::make_checksum_subject<Row>();
        s.f32.both = both_ways<F, float>;
        s.f64.both = both_ways<F, double>;
        const harness::checksums kept = harness::read_checksums(harness::checksum_file(s));
        for (const auto& [kind, sum] : harness::checksums_of(s)) {
            const auto line = kept.find(kind);
            if (line != kept.end() && line->second == sum) {
                ++right;
                continue;
            }
            ++wrong;
            std::printf("%s: not those of tests/row/%s.checksums, %s\n", s.name.c_str(),
                        s.name.c_str(), kind.c_str());
        }
    });
    std::printf("%s%s: %zu checksums right, %zu wrong; %zu scalar results, %zu differ\n",
                harness::isa_name().c_str(), HINGE_HAS_FMA ? ", fma" : "", right, wrong, scalars,
                differing);
    return right == 0 || wrong != 0 || differing != 0;
}
