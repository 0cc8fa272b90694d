// SPDX-License-Identifier: MIT
#include "harness/checksum.hpp"

#include <fstream>

#include "harness/encoding.hpp"
#include "harness/sampling.hpp"

namespace harness {

namespace {

/// All kinds of numbers, half of them where the functions bend, and those at the row's cliffs. Powers of
/// two only, so that compilers have nothing to contract.
template <class T>
std::vector<T> checksum_inputs(const tested<T>& f) {
    std::vector<T> x = hard_inputs(f);
    std::uint64_t random = 1;
    for (const std::size_t n = f.is_default() ? 1'000'003 : 50'021; x.size() < n;) {
        random = random * 6364136223846793005u + 1442695040888963407u; // Knuth, MMIX
        const std::size_t i = x.size();
        if (i % 2 == 0) {
            x.push_back(std::bit_cast<T>(static_cast<encoding<T>>(random >> (64 - 8 * sizeof(T)))));
        } else {
            const double range = i % 8 == 1 ? 1024 : i % 8 == 3 ? 128 : 16;
            x.push_back(
                static_cast<T>(static_cast<double>(random >> 11) * 0x1p-52 * range - range));
        }
    }
    x.resize(x.size() / 64 * 64); // whole vectors
    return x;
}

template <class T>
encoding<T> encoded_with_one_nan(T value) {
    return encoded(std::isnan(value) ? T(0) : value);
}

/// A NaN is not 0.
std::uint32_t encoded_or_nan(float value) {
    return std::isnan(value) ? 0x7fc00000 : encoded(value);
}

/// FNV-1a, a value at a time.
struct summer {
    std::uint64_t sum = 0xcbf29ce484222325u;

    void add(std::uint64_t value) { sum = (sum ^ value) * 0x100000001b3u; }
    template <class T>
    void add(const tested<T>& f, const std::vector<T>& x) {
        std::vector<T> y(x.size()), d(x.size());
        f.calls().both(f.at.f, x.data(), y.data(), d.data(), x.size());
        for (std::size_t i = 0; i < x.size(); ++i) {
            add(encoded_with_one_nan(y[i]));
            add(encoded_with_one_nan(d[i]));
        }
    }
};

template <class T>
std::uint64_t checksum(const subject& s) {
    summer all;
    for_each_instance<T>(s, [&](const tested<T>& f) { all.add(f, checksum_inputs(f)); });
    return all.sum;
}

constexpr std::uint32_t block = 4096; // whole vectors

/// As many floats, by their encodings.
std::vector<float> floats_from(std::uint32_t first) {
    std::vector<float> x(block);
    for (std::uint32_t j = 0; j < block; ++j) x[j] = std::bit_cast<float>(first + j);
    return x;
}

} // namespace

checksums checksums_of(const subject& s) {
    return {{s.f32_kind, checksum<float>(s)}, {s.f64_kind, checksum<double>(s)}};
}

checksums dense_checksums_of(const subject& s) {
    const tested<float> f{s, s.instances.front()};
    // Negative: the encodings grow away from 0.
    const std::uint32_t first = encoded(static_cast<float>(s.dense.high)),
                        end = encoded(static_cast<float>(s.dense.low));
    if (first == end) return {};
    summer all;
    for (std::uint32_t i = first; i < end; i += block) all.add(f, floats_from(i));
    return {{s.f32_kind + std::string(", dense"), all.sum}};
}

checksums every_float_checksums_of(const subject& s) {
    const tested<float> f{s, s.instances.front()};
    std::vector<float> y(block), d(block);
    summer all;
    for (std::uint64_t i = 0; i < std::uint64_t{1} << 32; i += block) {
        const std::vector<float> x = floats_from(static_cast<std::uint32_t>(i));
        f.calls().both(f.at.f, x.data(), y.data(), d.data(), block);
        for (std::size_t j = 0; j < block; ++j) // both at once: the sum is what takes time
            all.add(encoded_or_nan(y[j]) | std::uint64_t{encoded_or_nan(d[j])} << 32);
    }
    return {{s.f32_kind + std::string(", every float"), all.sum}};
}

std::string checksum_file(const subject& s) {
    return HINGE_SOURCE_DIR "/tests/row/" + s.name + ".checksums";
}

checksums read_checksums(const std::string& file) {
    checksums sums;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        const std::size_t colon = line.find(": ");
        if (colon != std::string::npos)
            sums[line.substr(0, colon)] = std::stoull(line.substr(colon + 2), nullptr, 16);
    }
    return sums;
}

void write_checksums(const std::string& file, const checksums& sums) {
    std::ofstream out(file);
    out << std::hex << std::showbase;
    for (const auto& [kind, sum] : sums) out << kind << ": " << sum << '\n';
}

} // namespace harness
