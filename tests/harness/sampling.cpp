// SPDX-License-Identifier: MIT
#include "harness/sampling.hpp"

#include <algorithm>
#include <cstdlib>

#include "harness/encoding.hpp"

namespace harness {

std::uint64_t setting(const char* variable, std::uint64_t otherwise) {
    const char* const value = std::getenv(variable);
    return value != nullptr ? std::strtoull(value, nullptr, 10) : otherwise;
}

std::size_t share(std::size_t n) {
    static const std::uint64_t divisor =
        std::max<std::uint64_t>(1, setting("HINGE_CHECK_SHARE", 1));
    return std::max<std::size_t>(1, n / divisor);
}

template <class T>
std::vector<T> hard_inputs(const tested<T>& f, int steps) {
    using limits = std::numeric_limits<T>;
    std::vector<T> x;
    const auto around = [&](double centre, int count) {
        if (!(std::abs(centre) <= static_cast<double>(limits::max()))) return;
        T up = static_cast<T>(centre), down = up;
        for (int i = 0; i < count; ++i) {
            x.insert(x.end(), {up, down});
            up = std::nextafter(up, inf<T>);
            down = std::nextafter(down, -inf<T>);
        }
    };
    const auto around_both = [&](double centre, int count) {
        around(centre, count);
        around(-centre, count);
    };
    around(0, 4 * steps);
    for (const T v : {limits::min(), limits::max(), T(1), T(0.5)})
        around_both(static_cast<double>(v), steps);
    const terrain t = f.terrain();
    for (const double cliff : tested<T>::is_float ? t.f32_cliffs : t.f64_cliffs)
        around_both(cliff, steps);
    for (const double kink : t.kinks) around(kink, steps);
    if (const double root = f.root(); !std::isnan(root)) {
        around(root, 4 * steps);
        for (int e = 2; e < limits::digits - 3; ++e) {
            around(root + std::ldexp(1.0, -e), 2);
            around(root - std::ldexp(1.0, -e), 2);
        }
    }
    for (int e = limits::min_exponent - limits::digits; e < limits::max_exponent; ++e)
        x.insert(x.end(), {std::ldexp(T(1.37), e), std::ldexp(T(-1.37), e)});
    return x;
}

template <class T>
std::vector<T> strided_encodings(std::size_t n) {
    const encoding<T> stride =
        (std::numeric_limits<encoding<T>>::max() / static_cast<encoding<T>>(n)) | 1;
    std::vector<T> x(n);
    for (std::size_t i = 0; i < n; ++i)
        x[i] = std::bit_cast<T>(static_cast<encoding<T>>(static_cast<encoding<T>>(i) * stride));
    return x;
}

random_doubles::random_doubles(const tested<double>& f, std::uint64_t seed)
    : ranges{{-1, 1}, {-3, 3}, {-10, 10}, {-40, 40}}, random(seed) {
    for (const auto& [low, high] : f.terrain().f64_tails)
        ranges.push_back({std::max(low, -std::numeric_limits<double>::max() / 4),
                          std::min(high, std::numeric_limits<double>::max() / 4)});
    if (const double root = f.root(); !std::isnan(root)) ranges.push_back({root - 0.1, root + 0.1});
}

void random_doubles::add(std::vector<double>& x, std::size_t n) {
    for (const std::size_t size = x.size() + n; x.size() < size;) {
        const double any = std::bit_cast<double>(random());
        if (std::isfinite(any)) x.push_back(any);
        const double binade = std::ldexp(uniform(1, 2), static_cast<int>(uniform(-60, 12)));
        x.insert(x.end(), {binade, -binade});
        for (const auto& [low, high] : ranges) x.push_back(uniform(low, high));
    }
}

double random_doubles::uniform(double low, double high) {
    return low + (high - low) * static_cast<double>(random() >> 11) * 0x1p-53;
}

template std::vector<float> hard_inputs(const tested<float>&, int);
template std::vector<double> hard_inputs(const tested<double>&, int);
template std::vector<float> strided_encodings(std::size_t);
template std::vector<double> strided_encodings(std::size_t);

} // namespace harness
